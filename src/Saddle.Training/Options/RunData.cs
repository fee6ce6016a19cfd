using System.Globalization;
using Saddle.Data;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>The batches of a run: those to learn from, and those held out.</summary>
/// <param name="Source">The data as they were opened.</param>
/// <param name="Training">What is learnt from.</param>
/// <param name="Validation">What is held out; null for nothing.</param>
public sealed record RunData(Dataset Source, IBatchSource Training, IBatchSource? Validation)
{
    /// <summary>All of some data, but for images that are held out at random.</summary>
    /// <param name="data">The data.</param>
    /// <param name="settings">How many images are held out, and how batches are made of the others.</param>
    /// <param name="seed">Decides the order of examples.</param>
    /// <param name="split">Decides which images are held out.</param>
    /// <param name="dequantise">Whether noise below one grey level is added to images that are learnt from.</param>
    /// <exception cref="ConfigurationException">
    /// Nothing would be left, or the data are no images and something is asked for that is for images.
    /// </exception>
    public static RunData Of(Dataset data, DataSettings settings, long seed, ulong split, bool dequantise = false)
    {
        BatchOptions batches = settings.Batches with { Dequantise = dequantise };
        ulong order = unchecked((ulong)seed);
        if (data is not ImageDataset images)
        {
            return settings.Validation > 0 || batches != new BatchOptions()
                ? throw new ConfigurationException(
                    $"data: '{data.Name}' has no images. Balancing, cropping, mirroring, jitter of colours, "
                        + "dequantising and validation are for images, but it is a stream of other examples. "
                        + "Leave them out.")
                : new RunData(data, data.Batches(order, batches), null);
        }

        RequireLabels(settings.Balanced, images);
        RequireMargin(settings.CropMargin, images);
        if (settings.Validation == 0)
        {
            return new RunData(data, data.Batches(order, batches), null);
        }

        RequireSome(settings.Validation, images);
        (ImageDataset training, ImageDataset validation) = images.Split(settings.Validation, split);
        RequireEveryClass(settings, images, training);
        return new RunData(data, new BatchStream(training, order, batches),
            new BatchStream(validation, order, new BatchOptions { Balanced = settings.Balanced }));
    }

    private static void RequireLabels(bool balanced, ImageDataset images)
    {
        if (balanced && images.Labels is null)
        {
            throw new ConfigurationException($"balanced: the data must have labels. '{images.Name}' has none. Leave it "
                + "out, or use data with classes.");
        }
    }

    // Models are asked for each class that the data have, in equal shares.
    private static void RequireEveryClass(DataSettings settings, ImageDataset images, ImageDataset training)
    {
        int[] lost = settings.Balanced ? [.. images.Labels!.Except(training.Labels!).Order()] : [];
        if (lost.Length > 0)
        {
            throw new ConfigurationException("balanced: a class would be left without images to learn from. Of class "
                + string.Create(CultureInfo.InvariantCulture,
                $"{new ClassNames(images.ClassNames).Told(lost[0])} all images are among the ")
                + string.Create(CultureInfo.InvariantCulture, $"{settings.Validation} that validation holds out. ")
                + "Hold out fewer, or leave the class out.");
        }
    }

    private static void RequireMargin(int margin, ImageDataset images)
    {
        if (margin > 0 && margin >= Math.Min(images.Height, images.Width))
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"crop-margin: images are too small to be extended so far. '{images.Name}' has images of ")
                + string.Create(CultureInfo.InvariantCulture,
                $"{images.Height} x {images.Width} pixels, the margin is {margin}. ")
                + "Choose a margin below rows and columns.");
        }
    }

    /// <summary>Refuses to hold out everything.</summary>
    /// <exception cref="ConfigurationException">Nothing would be left to learn from.</exception>
    public static void RequireSome(int heldOut, ImageDataset images)
    {
        if (heldOut >= images.Count)
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"validation: it leaves nothing to train on. {heldOut} of {images.Count} images would be held out. ")
                    + "Hold out fewer.");
        }
    }
}
