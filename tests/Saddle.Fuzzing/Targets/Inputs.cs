using System.Text;

namespace Saddle.Fuzzing.Targets;

/// <summary>Ways to make and to give inputs.</summary>
internal static class Inputs
{
    // In memory where the system offers that: disks are slow to be written to a million times.
    private const string Memory = "/dev/shm";

    private static readonly string s_folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory($"{Memory}/saddle-fuzzing-{Environment.ProcessId}").FullName
        : Directory.CreateTempSubdirectory("saddle-fuzzing-").FullName;

    static Inputs() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(s_folder, recursive: true);

    /// <summary>The bytes of texts.</summary>
    public static byte[][] Texts(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The text of an input, whatever its bytes are.</summary>
    public static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    /// <summary>The words of an input, which line feeds part.</summary>
    public static string[] Words(byte[] input) => Text(input).Split('\n');

    /// <summary>A file's path in a folder of its own.</summary>
    public static string PathOf(string folder, string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(s_folder, folder)).FullName, name);

    /// <summary>Reads files: each input is written before it is read.</summary>
    public static Action<byte[]> ByFile(string name, Action<string> read)
    {
        string path = PathOf(name.Replace('.', '-'), name);
        return input =>
        {
            File.WriteAllBytes(path, input);
            read(path);
        };
    }
}
