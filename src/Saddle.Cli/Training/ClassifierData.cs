using Saddle.Data;
using Saddle.Settings;
using Saddle.Training.Classifiers;

namespace Saddle.Cli.Training;

/// <summary>The images of a classifier's run: those to learn from, and those to be tested on.</summary>
internal sealed class ClassifierData
{
    /// <summary>Decides which images are held out, whatever the run's own seed is.</summary>
    public const ulong SplitSeed = 0;

    // What leaves 1,200 of the embedded digits.
    private const int HeldOutDigits = 597;

    private readonly Choice<Classification> _options;
    private readonly Lazy<ImageDataset> _all;

    /// <summary>The images of a run's options.</summary>
    /// <param name="options">The run's.</param>
    /// <param name="opened">All of them, where they are open already; null to open them when they are needed.</param>
    public ClassifierData(Choice<Classification> options, ImageDataset? opened = null)
    {
        _options = options;
        _all = new(() => opened ?? Images(RunData.Reopen(options.Get(ClassifierSettings.Data), How(options),
            options.Get(ClassifierSettings.DataHash) ?? "")));
    }

    /// <summary>The images to learn from.</summary>
    public ImageDataset Training => HeldOut > 0 ? _all.Value.Split(HeldOut, SplitSeed).Training : _all.Value;

    /// <summary>Images that the run never sees: those held out, or else those that lie beside the training
    /// images.</summary>
    /// <exception cref="UsageException">There are none.</exception>
    public ImageDataset Test
    {
        get
        {
            if (HeldOut > 0)
            {
                return _all.Value.Split(HeldOut, SplitSeed).Validation;
            }

            string name = _options.Get(ClassifierSettings.Data);
            return Open(DatasetCatalogue.TestImages(name) ?? throw new UsageException(
                $"evaluate: the run has no test images. None were held out of '{name}', and none lie beside it. "
                    + "Name some with --test PATH."));
        }
    }

    /// <summary>How many images are held out; 0 for none.</summary>
    public int HeldOut => _options.Get(ClassifierSettings.HeldOut);

    /// <summary>Other images, resized and padded as the run's own are.</summary>
    /// <exception cref="UsageException">They are no labelled images.</exception>
    public ImageDataset Open(string name) => Images(DatasetCatalogue.Open(name, How(_options) with { Limit = null }));

    /// <summary>How many images to hold out where nobody says: the usual 597 of the embedded digits, none where test
    /// images lie beside the data, and a third elsewhere.</summary>
    public static int UsualHeldOut(string name, ImageDataset images) =>
        DatasetCatalogue.TestImages(name) is not null ? 0
        : images.Count == Digits.Count && name == "digits" ? HeldOutDigits
        : images.Count / 3;

    /// <summary>Labelled images.</summary>
    /// <exception cref="UsageException">The data are something else.</exception>
    public static ImageDataset Images(Dataset data) => data is ImageDataset { Labels: not null } images
        ? images
        : throw new UsageException($"classifier: the data must be labelled images. '{data.Name}' has none. "
            + "Use data with classes, such as digits.");

    private static DatasetOptions How(Choice<Classification> options) => RunData.HowToOpen(
        options.Get(ClassifierSettings.Resize), options.Get(ClassifierSettings.Pad),
        options.Get(ClassifierSettings.Limit));
}
