using Saddle.Data.Arrays;
using Saddle.Nn.Formats;

namespace Saddle.Data.Numpy;

/// <summary>One array of images in a file, as numpy.save writes it, and the labels in a file beside it.</summary>
/// <remarks>Labels are in the file whose name has "labels" in place of "images" or y in place of a leading or trailing
/// x, else in labels.npy or y.npy.</remarks>
internal sealed class NpyFormat : SetFormat
{
    private const string Format = "npy";

    /// <inheritdoc/>
    public override bool Recognises(FileStart file) => file.Bytes.AsSpan().StartsWith(NpyHeader.Magic);

    /// <inheritdoc/>
    public override ImageDataset Read(string path, DatasetOptions options)
    {
        string? labels = LabelsBeside(path);
        return ArrayImages.Of(
            new ArrayFile(Format, path), ReadArray(path), labels is null ? null : ReadArray(labels),
            labels is null ? [] : [$"labels from '{Path.GetFileName(labels)}'"]);
    }

    private static StoredArray ReadArray(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return NpyArray.Read(stream, stream.Length, new ArrayFile(Format, path), Path.GetFileName(path));
    }

    private static string? LabelsBeside(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        string name = Path.GetFileNameWithoutExtension(path);
        string[] names =
        [
            name.Replace("images", "labels", StringComparison.OrdinalIgnoreCase),
            name.StartsWith("x_", StringComparison.OrdinalIgnoreCase) ? "y_" + name[2..] : name,
            name.EndsWith("_x", StringComparison.OrdinalIgnoreCase) ? name[..^2] + "_y" : name,
            "labels", "y",
        ];
        return names.Where(candidate => candidate != name).Select(candidate => Path.Combine(folder, candidate + ".npy"))
            .FirstOrDefault(File.Exists);
    }
}
