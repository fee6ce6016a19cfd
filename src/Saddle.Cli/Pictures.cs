using Saddle.Data;
using Saddle.Data.Pictures;

namespace Saddle.Cli;

/// <summary>Writes pictures where the user wants them.</summary>
internal static class Pictures
{
    /// <summary>Refuses a place where something lies that is no picture of this program.</summary>
    /// <param name="verb">What was asked for.</param>
    /// <param name="path">The place; null for none.</param>
    /// <exception cref="UsageException">There is such a thing.</exception>
    public static void RequireOwn(string verb, string? path)
    {
        if (path is not null)
        {
            OutputFile.RequireOwn(verb, path, PngWriter.IsOwn);
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
    /// <inheritdoc cref="OutputFile.Write" path="/returns"/>
    /// <inheritdoc cref="OutputFile.Write" path="/exception"/>
    public static string Write(RasterImage picture, string path) =>
        OutputFile.Write(path, place => PngWriter.Write(picture, place));

    /// <summary>Writes one of many pictures, without waiting for the disk each time and unsigned, so that they may be
    /// data.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">Where to; its folder is made where it is missing.</param>
    /// <inheritdoc cref="OutputFile.Write" path="/exception"/>
    public static void WriteNew(RasterImage picture, string path) =>
        OutputFile.Write(path, place => File.WriteAllBytes(place, PngWriter.Encode(picture, isSigned: false)));
}
