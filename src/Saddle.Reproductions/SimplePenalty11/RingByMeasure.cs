using Saddle.Data.Points;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Nn;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Every measure covers the ring, unintuitive ones too; without a penalty nothing is covered.</summary>
internal sealed record RingByMeasure : Experiment
{
    private const double Weight = 1;

    // Wider weights, such as He's, begin with a steep critic and take two to three times as many steps.
    private static readonly Adversarial s_networks = new Mlp
    {
        Width = 64,
        Weights = Initialiser.Named("glorot-uniform"),
    }.Formulation(new ModelSizes([2], LatentSize: 16));

    /// <summary>The measures that the paper compares.</summary>
    public static IReadOnlyList<(string Name, PenaltyMeasure Measure)> Measures { get; } =
    [
        ("real", new RealExamples()), ("fake", new GeneratedExamples()), ("interp", new Interpolates()),
        ("mid", new Midpoints()), ("anchor", new AnchorRays(2, -1)),
    ];

    public override int Number => 7;

    public override string Title => "ring of eight Gaussians by measure";

    /// <summary>A penalty of weight 1 on a measure, trained as in this experiment.</summary>
    public static ToyMethod On(PenaltyMeasure measure, bool full) =>
        ToyMethods.Wasserstein(new SimpleGradientPenalty(full ? 0.2 : Weight, measure), Rate(full));

    public static RingSettings Settings(bool full, int seeds) => full
        ? new(new Ring(), PlaneTraining.Networks(width: 512), Batch: 256, Steps: 30_000, seeds)
        : new(new Ring(8, Radius: 1, StandardDeviation: 0.05, Scale: 1), s_networks, Batch: 128, Steps: 750, seeds);

    /// <summary>Says in the table where the length of <see cref="Settings"/> is not the experiment's own.</summary>
    public static void StateSteps(Laboratory laboratory)
    {
        if (!laboratory.Full)
        {
            laboratory.Table.Report("ring: generator steps of all rows below", "500",
                "750; after 500 the anchor measure has >= 7 modes on 6 of 8 seeds, after 750 on all 8");
        }
    }

    internal override void Run(Laboratory laboratory)
    {
        StateSteps(laboratory);
        RingSettings settings = Settings(laboratory.Full, seeds: 3);
        RingOutcome[] Train(string name, ToyMethod method) => RingOutcome.Of(laboratory, name, method, settings);
        foreach ((string name, PenaltyMeasure measure) in Measures)
        {
            RingOutcome[] outcomes = Train(name, On(measure, laboratory.Full));
            laboratory.Table.Check($"ring: penalty on {name}", ">= 7 modes and KL <= 0.25 on 2 of 3 seeds",
                RingOutcome.Text(outcomes), outcomes.Count(o => o is { Modes: >= 7, Divergence: <= 0.25 }) >= 2);
        }

        RingOutcome[] free = Train("no penalty", ToyMethods.Wasserstein(new NoPenalty(), Rate(laboratory.Full)));
        laboratory.Table.Check("ring: no penalty", "<= 3 modes on 2 of 3 seeds", RingOutcome.Text(free),
            free.Count(outcome => outcome.Modes <= 3) >= 2);
        laboratory.Table.Report("ring: WGAN-GP", "8 modes",
            RingOutcome.Text(Train("WGAN-GP", ToyMethods.Penalised(0.1, Rate(laboratory.Full)))));
        laboratory.Table.Report("ring: clipping to 0.05", "1 mode",
            RingOutcome.Text(
                Train("clipping", ToyMethods.Wasserstein(new WeightClipping(0.05), Rate(laboratory.Full)))));
    }

    private static double Rate(bool full) => full ? 1e-4 : 1e-3;
}
