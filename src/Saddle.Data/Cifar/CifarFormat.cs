using Saddle.Data.Arrays;

namespace Saddle.Data.Cifar;

/// <summary>One file of CIFAR-10 or CIFAR-100. It has no mark of its own, so that other formats are asked
/// before.</summary>
internal sealed class CifarFormat : SetFormat
{
    /// <inheritdoc/>
    public override bool Recognises(FileStart file) =>
        file.IsNamed(".bin") || CifarLayout.All.Any(layout =>
            layout.FitsLength(file.Length) && file.Bytes[0] < layout.LabelLimits[0]);

    /// <inheritdoc/>
    public override ImageDataset Read(string path, DatasetOptions options) =>
        CifarReader.Read(path, kind: options.Cifar);
}
