using System.IO.Compression;
using Saddle.Data.Arrays;
using Saddle.Data.Files;

namespace Saddle.Data.Numpy;

/// <summary>A zip archive of arrays, as numpy.savez writes it; names tell images and labels, see
/// <see cref="ArrayChoice"/>.</summary>
internal sealed class NpzFormat : SetFormat
{
    private const string Suffix = ".npy";
    private const int MostArrays = 1000;

    // What deflate can shrink at best.
    private const long LargestRatio = 1032;

    /// <inheritdoc/>
    public override bool NamesArrays => true;

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) =>
        file.Bytes is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]
        && (file.IsNamed(".npz") || StartsWithArray(file.Bytes));

    /// <inheritdoc/>
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        var file = new ArrayFile("npz", source.Path);
        using Stream stream = source.Open();
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return Read(archive, stream.Length, file, options);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException
            or ArgumentException)
        {
            throw file.Fault("the archive is damaged", "It is a zip archive that cannot be read to its end.",
                cause: error);
        }
    }

    private static ImageDataset Read(ZipArchive archive, long length, ArrayFile file, DatasetOptions options)
    {
        if (archive.Entries.Count > MostArrays)
        {
            throw file.Fault("there are too many arrays", $"{archive.Entries.Count} exceed {MostArrays}.", "Split it.");
        }

        var arrays = new List<(string Name, IReadOnlyList<long> Shape)>();
        var entries = new Dictionary<string, ZipArchiveEntry>();
        foreach (ZipArchiveEntry entry in archive.Entries.Where(
            entry => entry.FullName.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            string name = entry.FullName[..^Suffix.Length];
            if (!entries.TryAdd(name, entry))
            {
                throw file.Fault("an array stands twice", $"Two are called '{name}'.");
            }

            using Stream stream = entry.Open();
            arrays.Add((name, NpyHeader.Read(stream, file, name, out _).Shape));
        }

        var choice = ArrayChoice.Of(file, arrays, options);
        return ArrayImages.Of(
            file, ReadArray(choice.Images), choice.Labels is { } labels ? ReadArray(labels) : null, choice.Remarks);

        StoredArray ReadArray(string name) => NpzFormat.ReadArray(entries[name], length, file, name);
    }

    private static StoredArray ReadArray(ZipArchiveEntry entry, long archive, ArrayFile file, string name)
    {
        if (entry.CompressedLength > archive || entry.Length > Math.Max(entry.CompressedLength, 1) * LargestRatio)
        {
            throw file.Fault("the archive is damaged", $"{entry.CompressedLength} bytes of '{name}' cannot hold "
                + $"{entry.Length}.");
        }

        using Stream stream = entry.Open();
        return NpyArray.Read(stream, entry.Length, file, name);
    }

    // In a local file header the name's length stands at 26, the name at 30.
    private static bool StartsWithArray(ReadOnlySpan<byte> zip)
    {
        int length = zip.Length > 30 ? zip[26] | zip[27] << 8 : 0;
        return zip.Length >= 30 + length && zip.Slice(30, length).EndsWith(".npy"u8);
    }
}
