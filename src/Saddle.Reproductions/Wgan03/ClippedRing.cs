using Saddle.Data.Points;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.Wgan03;

/// <summary>Weight clipping covers the ring of eight; the usual GAN beside it finds modes with wrong masses.</summary>
internal sealed record ClippedRing : Experiment
{
    public override int Number => 7;

    public override string Title => "ring of eight Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        (int width, long steps) = laboratory.Full ? (512, 50_000L) : (64, 3000L);
        PlaneOutcome[] Train(string name, ToyMethod method, long length) =>
            PlaneOutcome.Of(laboratory, new Ring(), name, method, length, radius: 0.25, width);
        PlaneOutcome[] untrained = Train("untrained", ToyMethods.Clipped(), 0);
        PlaneOutcome[] clipped = Train("WGAN", ToyMethods.Clipped(), steps);
        PlaneOutcome[] usual = Train("GAN", ToyMethods.NonSaturating(), 2 * steps);
        laboratory.Table.Report(
            "ring: sliced W1 untrained", "0.9 to 1.3", Laboratory.Text(untrained.Select(o => o.Sliced)));
        laboratory.CheckSeeds("ring: sliced W1", "<= 0.16", [.. clipped.Select(o => o.Sliced)], x => x <= 0.16, 2);
        laboratory.CheckSeeds("ring: modes of 8", ">= 6", [.. clipped.Select(o => o.Modes)], x => x >= 6, 2);
        laboratory.Table.Report(
            "ring: sliced W1 of the GAN", "0.16 to 0.31", Laboratory.Text(usual.Select(o => o.Sliced)));
    }
}
