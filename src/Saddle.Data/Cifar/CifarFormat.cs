using Saddle.Data.Arrays;
using Saddle.Data.Files;
using Saddle.Nn.Formats;

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
    public override ImageDataset Read(SourceFile source, DatasetOptions options)
    {
        bool isAsked = !options.Test || CifarReader.IsTest(source);
        SourceFile? images = isAsked ? source : CifarReader.FindTestImages(source);
        return CifarReader.Read(images ?? throw new DataException(source.Path, $"CIFAR '{source.Path}': there are no "
            + "test images. No file named as those of this one lies with it. Name the file of the test images."),
            kind: options.Cifar);
    }
}
