using System.Globalization;
using Saddle.Data;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Options;

namespace Saddle.Training.Classifiers;

/// <summary>A convolutional classifier of labelled images.</summary>
/// <remarks>Defaults were fitted to the embedded digits and to MNIST on seeds 0 to 2.</remarks>
/// <param name="Classification">Network and loss.</param>
/// <param name="Mover">How the player moves.</param>
public sealed record ClassifierRecipe(Classification Classification, Mover Mover) : Recipe
{
    /// <summary>Decides which images are held out, whatever the run's own seed is.</summary>
    public const ulong SplitSeed = 0;

    // What leaves 1,200 of the embedded digits.
    private const int HeldOutDigits = 597;
    private const int Passes = 3;
    private const long LeastSteps = 1000;

    private static readonly Slot<Optimiser> s_optimiser = new("optimiser", Adam.Part.Name, "the update rule");

    private static readonly Setting<double> s_rate = new("rate", 5e-3, Ranges.Positive, "step size at first");

    private static readonly Slot<Schedule> s_schedule = new(
        "schedule", LinearDecay.Part.Name, "how the step size changes");

    /// <summary>How the player moves, at a rate above 0.</summary>
    public Mover Mover { get; init => field = Moving(value); } = Moving(Mover);

    /// <summary>How it is chosen by name.</summary>
    public static Part<Recipe> Part { get; } = new(
        "classifier",
        "tells the class of labelled images, by convolutions and cross entropy",
        "LeCun et al. 1998, doi:10.1109/5.726791; Szegedy et al. 2016, arXiv:1512.00567",
        [
            .. ConvolutionalFeatures.Settings, Classification.SmoothingSetting, s_optimiser, s_rate, s_schedule,
        ],
        chosen => new ClassifierRecipe(
            new Classification(ConvolutionalFeatures.Of(chosen), chosen.Get(Classification.SmoothingSetting)),
            new Mover(chosen.Make(s_optimiser), chosen.Get(s_rate), chosen.Make(s_schedule))));

    /// <inheritdoc/>
    public override bool ReadsLabels => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Mover> Movers => [Mover];

    /// <inheritdoc/>
    public override IReadOnlyList<PresetValue> Fitted(Dataset data, RunSettings settings)
    {
        ImageDataset images = Images(data);
        int heldOut = settings.Data.Validation > 0 ? settings.Data.Validation : UsualHeldOut(settings.Data, images);
        RunData.RequireSome(heldOut, images);
        long batch = settings.Learner.Batch, seen = Passes * (long)(images.Count - heldOut);
        return
        [
            new(RunSettings.ValidationPath, heldOut.ToString(CultureInfo.InvariantCulture)),
            new(RunSettings.StepsPath,
                Math.Max(LeastSteps, (seen + batch - 1) / batch).ToString(CultureInfo.InvariantCulture)),
        ];
    }

    /// <inheritdoc/>
    public override RunData Batches(RunSettings settings, Dataset data) =>
        RunData.Of(Images(data), settings.Data, settings.Learner.Seed, SplitSeed);

    /// <inheritdoc/>
    public override Learner Learner(RunSettings settings, RunData data) => new GameLearner(
        Classification, new Moves { Mover = Mover }, data.Training, settings.Learner);

    /// <summary>Labelled images.</summary>
    /// <exception cref="ConfigurationException">The data are something else.</exception>
    public static ImageDataset Images(Dataset data) => data is ImageDataset { Labels: not null } images
        ? images
        : throw new ConfigurationException($"classifier: the data must be labelled images. '{data.Name}' has none. "
            + "Use data with classes, such as digits.");

    /// <summary>The network for images of some facts.</summary>
    /// <exception cref="ConfigurationException">They have no labels.</exception>
    public Network NetworkFor(DataFacts facts) => Classification.Roles(new Examples(
        [new(facts.Shape, Name: "images"), new([], ElementType.Int64, Examples.Labels)],
            facts.Classes.Count))[0].Network;

    private static Mover Moving(Mover mover)
    {
        s_rate.Require(mover.Rate, "ClassifierRecipe", nameof(mover.Rate));
        return mover;
    }

    // None where test images lie beside the data, and a third elsewhere.
    private static int UsualHeldOut(DataSettings settings, ImageDataset images) =>
        DatasetCatalogue.TestImages(settings.Source) is not null ? 0
        : images.Count == Digits.Count && DataSettings.AnywhereNameOf(settings.Source) == "digits" ? HeldOutDigits
        : images.Count / 3;
}
