using Saddle.Data;
using Saddle.Data.Pictures;

namespace Saddle.Cli;

/// <summary>Writes pictures where the user wants them; of what lies there, only what this program wrote is
/// replaced.</summary>
internal static class Pictures
{
    /// <summary>Refuses a place where a file lies that this program did not write.</summary>
    /// <param name="verb">What was asked for.</param>
    /// <param name="path">The place; null for none.</param>
    /// <exception cref="UsageException">There is such a file.</exception>
    public static void RequireOwn(string verb, string? path)
    {
        if (path is not null && File.Exists(path) && !IsOwn(path))
        {
            throw new UsageException($"{verb}: a file is there that this program did not write. {path} would be "
                + "replaced. Name another place, or move the file away.");
        }
    }

    /// <summary>Refuses a folder where new pictures would lie among other files.</summary>
    /// <param name="verb">What was asked for.</param>
    /// <param name="folder">The folder, which need not be there; null for none.</param>
    /// <exception cref="UsageException">It holds something.</exception>
    public static void RequireEmpty(string verb, string? folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault() is { } other)
        {
            throw new UsageException($"{verb}: the folder is not empty. {folder} holds {Path.GetFileName(other)}, "
                + "and new pictures would lie among others. Name a new folder, or empty this one.");
        }
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">Where to; its folder is made where it is missing.</param>
    /// <returns>The path, and whether a file was replaced, to be told.</returns>
    /// <exception cref="OutputException">The place cannot be written.</exception>
    public static string Write(RasterImage picture, string path)
    {
        bool isReplaced = File.Exists(path);
        Try(path, () => PngWriter.Write(picture, path));
        return isReplaced ? $"{path}, replaced" : path;
    }

    /// <summary>Writes one of many pictures, without waiting for the disk each time and unsigned, so that they may be
    /// data.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">Where to; its folder is made where it is missing.</param>
    /// <exception cref="OutputException">The place cannot be written.</exception>
    public static void WriteNew(RasterImage picture, string path) =>
        Try(path, () => File.WriteAllBytes(path, PngWriter.Encode(picture, isSigned: false)));

    private static void Try(string path, Action write)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"the picture cannot be written. {path}: {problem.Message} Choose a place that can be written to.",
                problem);
        }
    }

    private static bool IsOwn(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return PngWriter.IsOwn(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
