using Saddle.Data.Arrays;
using Saddle.Data.Files;

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
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        SourceFile? labels = LabelsBeside(source);
        return ArrayImages.Of(
            new ArrayFile(Format, source.Path), ReadArray(source), labels is null ? null : ReadArray(labels),
            labels is null ? [] : [$"labels from '{labels.Name}'"]);
    }

    private static StoredArray ReadArray(SourceFile file)
    {
        using Stream stream = file.Open();
        return NpyArray.Read(stream, stream.Length, new ArrayFile(Format, file.Path), file.Name);
    }

    private static SourceFile? LabelsBeside(SourceFile file)
    {
        string name = Path.GetFileNameWithoutExtension(file.Path);
        string[] names =
        [
            name.Replace("images", "labels", StringComparison.OrdinalIgnoreCase),
            name.StartsWith("x_", StringComparison.OrdinalIgnoreCase) ? "y_" + name[2..] : name,
            name.EndsWith("_x", StringComparison.OrdinalIgnoreCase) ? name[..^2] + "_y" : name,
            "labels", "y",
        ];
        return names.Where(candidate => candidate != name)
            .Select(candidate => file.At(Path.Combine(file.Folder, candidate + ".npy")))
            .FirstOrDefault(labels => labels.Store.HasFile(labels.Path));
    }
}
