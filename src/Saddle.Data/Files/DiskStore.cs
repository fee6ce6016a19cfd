using Saddle.Nn.Formats;

namespace Saddle.Data.Files;

/// <summary>The files of the disk.</summary>
internal sealed class DiskStore : FileStore
{
    /// <inheritdoc/>
    public override bool HasFile(string path) => File.Exists(path);

    /// <inheritdoc/>
    public override bool HasFolder(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FilesIn(string folder) => Named(folder, Directory.EnumerateFiles);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FoldersIn(string folder) => Named(folder, Directory.EnumerateDirectories);

    /// <inheritdoc/>
    public override string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <inheritdoc/>
    public override Stream Open(string path) => InputFile.Open(path);

    private static string[] Named(string folder, Func<string, IEnumerable<string>> list)
    {
        string here = folder.Length > 0 ? folder : ".";
        try
        {
            return Directory.Exists(here)
                ? [.. list(here).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Unreadable(folder, error);
        }
    }
}
