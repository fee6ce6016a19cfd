using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Training.Classifiers;

/// <summary>Every setting of a classifier's run: with the data, they decide each bit of the result.</summary>
/// <remarks>Defaults were fitted to the embedded digits and to MNIST on seeds 0 to 2.</remarks>
public static class ClassifierSettings
{
    /// <summary>The schedule whose rate falls to 0.</summary>
    public const string Linear = "linear";

    /// <summary>What the data are called; opening them is the caller's part.</summary>
    public static Setting<string> Data { get; } =
        new("data", "digits", Ranges.Text, "Name or path of labelled images") { Standing = Standing.Data };

    /// <summary>SHA-256 of the data; a resumed run must see the same.</summary>
    public static Setting<string?> DataHash { get; } =
        new("data-hash", null, Ranges.Optional(Ranges.Text, "none"), "SHA-256 of the data")
        {
            Standing = Standing.Data,
        };

    /// <summary>What images are resized to, in pixels; 0 for no change.</summary>
    public static Setting<int> Resize { get; } =
        new("resize", 0, Ranges.Count(0, 4096), "Resize images to N x N") { Standing = Standing.Data };

    /// <summary>What images are centred in, in pixels; 0 for no change.</summary>
    public static Setting<int> Pad { get; } =
        new("pad", 0, Ranges.Count(0, 4096), "Centre images in N x N pixels") { Standing = Standing.Data };

    /// <summary>How many of the first images are used; 0 for all.</summary>
    public static Setting<int> Limit { get; } =
        new("limit", 0, Ranges.Count(0), "Use the first N images only") { Standing = Standing.Data };

    /// <summary>How many images are kept for tests; 0 where the data have test images of their own.</summary>
    public static Setting<int> HeldOut { get; } =
        new("held-out", 0, Ranges.Count(0), "Hold out N images") { Standing = Standing.Data, Flag = "validation" };

    /// <summary>Whether images are mirrored at random.</summary>
    public static Setting<bool> Mirror { get; } =
        new("mirror", false, Ranges.Truth, "Mirror images left to right at random") { Standing = Standing.Data };

    /// <summary>Channels at full size.</summary>
    public static Setting<int> Width { get; } =
        new("width", 16, Ranges.Count(1, ConvolutionalFeatures.MostWidth), "Channels next to the image");

    /// <summary>The part of features that training leaves out.</summary>
    public static Setting<double> Dropout { get; } =
        new("dropout", 0.25, Ranges.BelowOne, "The part of features that training leaves out");

    /// <summary>The part of each target that is spread over all classes.</summary>
    public static Setting<double> Smoothing { get; } =
        new("smoothing", 0.1, Ranges.BelowOne, "The part of each target that is spread over all classes");

    /// <summary>Adam's step size at the start.</summary>
    public static Setting<double> Rate { get; } = new("rate", 5e-3, Ranges.Positive, "Step size");

    /// <summary>Adam's decay of the mean gradient.</summary>
    public static Setting<double> Beta1 { get; } =
        new("beta1", 0.9, Ranges.BelowOne, "Adam's decay of the mean gradient");

    /// <summary>Adam's decay of the mean square.</summary>
    public static Setting<double> Beta2 { get; } =
        new("beta2", 0.999, Ranges.BelowOne, "Adam's decay of the mean square");

    /// <summary>How the rate changes.</summary>
    public static Setting<string> Schedule { get; } =
        new("schedule", Linear, Ranges.OneOf(Linear, "constant"), "constant, or linear: the rate falls to 0");

    /// <summary>When a rate that falls linearly is 0: the length that the run was begun with.</summary>
    public static Setting<long> DecaySteps { get; } =
        new("decay-steps", 1000, Ranges.Whole(1), "Steps until the rate is 0");

    /// <summary>Examples per step.</summary>
    public static Setting<int> Batch { get; } =
        new("batch", 64, Ranges.Count(1, 65_536), "Examples per update") { Standing = Standing.Protocol };

    /// <summary>Decides initial weights, dropout and the order of data.</summary>
    public static Setting<long> Seed { get; } =
        new("seed", 0, Ranges.Whole(0), "Decides initial weights, dropout and the order of data")
        {
            Standing = Standing.Protocol,
        };

    /// <summary>Steps in all.</summary>
    public static Setting<long> Steps { get; } =
        new("steps", 1000, Ranges.Whole(0), "Steps in all") { Standing = Standing.Run };

    /// <summary>Worker threads, 0 for one per processor.</summary>
    public static Setting<int> Threads { get; } =
        new("threads", 0, Ranges.Count(0, 1024), "Worker threads") { Standing = Standing.Run };

    /// <summary>Steps between snapshots.</summary>
    public static Setting<long> SnapshotEvery { get; } =
        new("snapshot-every", 500, Ranges.Whole(1), "Steps between snapshots")
        {
            Standing = Standing.Run,
            Flag = "snap",
        };

    /// <summary>How many snapshots to keep, the newest; 0 for all.</summary>
    public static Setting<int> KeepSnapshots { get; } =
        new("keep-snapshots", 3, Ranges.Count(0), "Snapshots to keep") { Standing = Standing.Run, Flag = "keep" };

    /// <summary>Steps between reports.</summary>
    public static Setting<long> ReportEvery { get; } =
        new("report-every", 50, Ranges.Whole(1), "Steps between lines of progress")
        {
            Standing = Standing.Run,
            Flag = "tick",
        };

    /// <summary>Whether to stop at the first operation that gives NaN or infinity.</summary>
    public static Setting<bool> FiniteChecks { get; } =
        new("finite-checks", false, Ranges.Truth, "Stop at the first operation that makes NaN or infinity")
        {
            Standing = Standing.Run,
            Flag = "finite-check",
        };

    /// <summary>What is chosen by <c>--method classifier</c>.</summary>
    public static Part<Classification> Part { get; } = new(
        "classifier",
        "tells the class of labelled images, by convolutions and cross entropy",
        "LeCun et al. 1998, doi:10.1109/5.726791; Szegedy et al. 2016, arXiv:1512.00567",
        [
            Data, DataHash, Resize, Pad, Limit, HeldOut, Mirror, Width, Dropout, Smoothing, Rate, Beta1, Beta2,
            Schedule, DecaySteps, Batch, Seed, Steps, Threads, SnapshotEvery, KeepSnapshots, ReportEvery, FiniteChecks,
        ],
        chosen => new Classification(
            new ConvolutionalFeatures(chosen.Get(Width), chosen.Get(Dropout)), chosen.Get(Smoothing)));

    /// <summary>Every setting at its default.</summary>
    public static Choice<Classification> Defaults { get; } = Choice<Classification>.Of(Part, new Catalogues());

    /// <summary>How the player moves.</summary>
    internal static Moves MovesOf(Choice<Classification> options)
    {
        LinearDecay? falling = options.Get(Schedule) == Linear ? new LinearDecay(options.Get(DecaySteps)) : null;
        return new Moves
        {
            Mover = new Mover(new Adam(options.Get(Beta1), options.Get(Beta2)), options.Get(Rate), falling),
        };
    }

    /// <summary>What the learner needs to know beside.</summary>
    internal static LearnerSettings LearnerOf(Choice<Classification> options) => new(
        options.Get(Batch), options.Get(Seed), options.Get(Threads), options.Get(FiniteChecks));

    /// <summary>Length and intervals.</summary>
    internal static RunPlan PlanOf(Choice<Classification> options) => new(
        options.Get(Steps), options.Get(SnapshotEvery), options.Get(KeepSnapshots), options.Get(ReportEvery));
}
