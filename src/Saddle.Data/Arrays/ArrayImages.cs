namespace Saddle.Data.Arrays;

/// <summary>Makes a set of images of arrays.</summary>
internal static class ArrayImages
{
    /// <summary>Reads images and labels as arrays say them.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="images">[count, rows, columns], [count, channels, rows, columns] or channels last.</param>
    /// <param name="labels">One number an image; null where there are none.</param>
    /// <param name="remarks">What is to be said beside.</param>
    /// <exception cref="Nn.Formats.DataException">Shapes or numbers are none of images and labels.</exception>
    public static ImageDataset Of(
        ArrayFile file, StoredArray images, StoredArray? labels, params IReadOnlyList<string> remarks)
    {
        ArrayLayout layout = ArrayLayout.Of(file, images.Name, images.Shape);
        if (labels is not null && !ArrayLabels.Fit(labels.Shape, layout.Count))
        {
            throw file.Fault(
                "the labels do not match the images", $"There are {layout.Count} images, and labels {labels.Shown}.",
                "Write one label an image.");
        }

        int[]? classes = labels is null ? null : ArrayLabels.Of(file, labels);
        (byte[] samples, IReadOnlyList<string> said) = ArrayPixels.Of(file, images);
        return new ImageDataset(
            file.SetName, layout.Channels, layout.Height, layout.Width, layout.Ordered(samples), classes,
            ClassNumbers.Names(classes is null ? 0 : classes.Max() + 1))
        {
            Remarks = [.. said, .. remarks],
        };
    }
}
