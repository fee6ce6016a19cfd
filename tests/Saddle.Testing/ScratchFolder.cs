namespace Saddle.Testing;

/// <summary>Folders that tests write into; they are gone when the program of the tests ends.</summary>
public static class ScratchFolder
{
    private static readonly string s_root = Make();
    private static int s_count;

    /// <summary>The full path of a new, empty folder.</summary>
    public static string New() =>
        Directory.CreateDirectory(Path.Combine(s_root, $"{Interlocked.Increment(ref s_count)}")).FullName;

    private static string Make()
    {
        string root = Directory.CreateTempSubdirectory("saddle-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    }
}
