using Saddle.Data;
using Saddle.Nn.Formats;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Training.Options;

/// <summary>Everything that can be chosen of a run.</summary>
/// <param name="Recipe">What is trained.</param>
/// <param name="Data">What it learns from.</param>
/// <param name="Learner">Batch, seed and threads.</param>
/// <param name="Plan">Length and intervals.</param>
public sealed record RunSettings(Recipe Recipe, DataSettings Data, LearnerSettings Learner, RunPlan Plan)
{
    /// <summary>The path of <see cref="RunPlan.Steps"/>.</summary>
    public const string StepsPath = "run.steps";

    /// <summary>The path of the seed.</summary>
    public const string SeedPath = "seed";

    /// <summary>The path of <see cref="DataSettings.Source"/>.</summary>
    public const string SourcePath = "data.source";

    /// <summary>The path of <see cref="DataSettings.Resize"/>.</summary>
    public const string ResizePath = "data.resize";

    /// <summary>The path of <see cref="DataSettings.Pad"/>.</summary>
    public const string PadPath = "data.pad";

    /// <summary>The path of <see cref="DataSettings.Strict"/>.</summary>
    public const string StrictPath = "data.strict";

    /// <summary>The path of <see cref="DataSettings.Cache"/>.</summary>
    public const string CachePath = "data.cache";

    /// <summary>The path of <see cref="DataSettings.SkipDamaged"/>.</summary>
    public const string SkipDamagedPath = "data.skip-damaged";

    /// <summary>The path of <see cref="DataSettings.Validation"/>.</summary>
    public const string ValidationPath = "data.validation";

    /// <summary>The path of the recipe's name.</summary>
    public const string RecipePath = "recipe";

    private const int MostExamples = 65_536;
    private const int MostThreads = 1024;

    private static readonly Setting<int> s_batch = new(
        "batch", 64, Ranges.Count(1, MostExamples), "examples per update")
    { Standing = Standing.Protocol };

    private static readonly Setting<long> s_seed = new(
        SeedPath, 0, Ranges.Whole(0), "decides initial weights, noise and the order of data")
    { Standing = Standing.Protocol };

    private static readonly Setting<bool> s_directSums = new(
        "direct-sums", false, Ranges.Truth,
        "add up convolutions directly, for values beside others thousands of times larger; slower")
    { Standing = Standing.Protocol, IsLater = true };

    private static readonly Setting<long> s_steps = new(
        "steps", 1000, Ranges.Whole(0), "steps in all; may change when resuming");

    private static readonly Setting<int> s_threads = new(
        "threads", 0, Ranges.Count(0, MostThreads),
        "worker threads, 0 for one per processor; results do not depend on them");

    private static readonly Setting<long> s_snapshotEvery = new(
        "snapshot-every", 500, Ranges.Whole(1), "steps between snapshots")
    { Flag = "snap" };

    private static readonly Setting<int> s_keepSnapshots = new(
        "keep-snapshots", 3, Ranges.Count(0), "snapshots to keep, the newest; 0 for all")
    { Flag = "keep" };

    private static readonly Setting<long> s_reportEvery = new(
        "report-every", 50, Ranges.Whole(1), "steps between lines of progress")
    { Flag = "tick" };

    private static readonly Setting<bool> s_finiteChecks = new(
        "finite-checks", false, Ranges.Truth, "stop at the first operation that makes NaN or infinity; slow")
    { Flag = "finite-check" };

    private static readonly Group s_run = new(
        "run", [s_steps, s_threads, s_snapshotEvery, s_keepSnapshots, s_reportEvery, s_finiteChecks])
    {
        Flag = "",
        Standing = Standing.Run,
    };

    /// <summary>All settings of a run, among them those of whichever recipe is chosen.</summary>
    /// <param name="catalogues">Where recipes and their parts are found; the first recipe is the usual one.</param>
    public static Part<RunSettings> Part(Catalogues catalogues)
    {
        Slot<Recipe> recipe = new(RecipePath, catalogues.Of<Recipe>().Names[0], "what is trained")
        {
            IsInline = true,
            Flag = "method",
        };
        return new Part<RunSettings>(
            "run", "all that can be chosen of a run", "",
            [DataSettings.Group, recipe, s_batch, s_seed, s_directSums, s_run],
            chosen => new RunSettings(chosen.Make(recipe), DataSettings.Of(chosen), LearnerOf(chosen), PlanOf(chosen)));
    }

    /// <summary>Opens the data as the recipe reads them.</summary>
    /// <param name="at">Where they are; null for where the settings say.</param>
    /// <param name="progress">Told how far opening is, and later of what is left out; null for nobody.</param>
    /// <exception cref="DataException">They cannot be opened.</exception>
    public Dataset OpenData(string? at = null, IProgress<DataEvent>? progress = null) =>
        (Data with { Source = at ?? Data.Source }).Open(Recipe.ReadsLabels || Data.Balanced, progress: progress);

    private static LearnerSettings LearnerOf(Chosen chosen) => new(
        chosen.Get(s_batch), chosen.Get(s_seed), chosen.Get(s_run).Get(s_threads),
        chosen.Get(s_run).Get(s_finiteChecks), chosen.Get(s_directSums));

    private static RunPlan PlanOf(Chosen chosen)
    {
        Chosen run = chosen.Get(s_run);
        return new RunPlan(
            run.Get(s_steps), run.Get(s_snapshotEvery), run.Get(s_keepSnapshots), run.Get(s_reportEvery));
    }
}
