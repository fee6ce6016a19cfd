namespace Saddle.Testing;

/// <summary>Finds the real data sets: SADDLE_DATA, else a folder shared/data beside or above the tests.</summary>
public static class SharedData
{
    /// <summary>The root of the data; null where there are none.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Path of a file or folder below the root.</summary>
    public static string At(params string[] parts) =>
        Path.Combine([Root ?? throw new InvalidOperationException("SharedData: there are no data here."), .. parts]);

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("SADDLE_DATA");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
