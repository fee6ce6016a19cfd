namespace Saddle.Data;

/// <summary>Where what was found out of large folders of pictures is kept; see <see cref="DatasetOptions.Cache"/>.
/// </summary>
public static class CacheFolder
{
    /// <summary>Set to name the usual folder; empty for none.</summary>
    public const string Variable = "SADDLE_CACHE";

    private const string Name = "saddle";

    /// <summary>The folder that <see cref="Variable"/> names, else <c>saddle</c> in the folder that the system has for
    /// caches: <c>XDG_CACHE_HOME</c>, or <c>~/.cache</c>; <c>~/Library/Caches</c> on macOS; the user's local
    /// application data on Windows.</summary>
    /// <value>null where there is none.</value>
    public static string? Usual
    {
        get
        {
            string? named = Environment.GetEnvironmentVariable(Variable);
            return named is not null
                ? (named.Length > 0 ? Path.GetFullPath(named) : null)
                : OfSystem() is { Length: > 0 } system ? Path.Combine(system, Name) : null;
        }
    }

    private static string? OfSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        // Only absolute paths count: XDG Base Directory Specification.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches && Path.IsPathRooted(caches))
        {
            return caches;
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
    }
}
