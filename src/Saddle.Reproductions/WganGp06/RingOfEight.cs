using Saddle.Data.Points;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.WganGp06;

/// <summary>
/// Eight Gaussians on a ring: modes found, samples near them, distance to the data, beside two other methods.
/// </summary>
internal sealed record RingOfEight : Experiment
{
    public override int Number => 4;

    public override string Title => "ring of eight Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        (int width, long steps, double rate) = laboratory.Full ? (512, 100_000L, 1e-4) : (64, 3000L, 1e-3);
        var ring = new Ring();
        PlaneOutcome[] Train(string name, ToyMethod method, long length) =>
            PlaneOutcome.Of(laboratory, ring, name, method, length, radius: 0.25, width);
        PlaneOutcome[] penalised = Train("WGAN-GP", ToyMethods.Penalised(0.1, rate), steps);
        laboratory.CheckSeeds("ring: modes of 8", "8", [.. penalised.Select(o => o.Modes)], modes => modes == 8, 2);
        laboratory.CheckSeeds(
            "ring: share within 0.25", ">= 0.75", [.. penalised.Select(o => o.HighQuality)], x => x >= 0.75, 2);
        laboratory.CheckSeeds("ring: sliced W1", "<= 0.12", [.. penalised.Select(o => o.Sliced)], x => x <= 0.12, 2);

        PlaneOutcome[] usual = Train("GAN", ToyMethods.NonSaturating(rate), 2 * steps);
        laboratory.Table.Check("ring: sliced W1 below the GAN's", "on 2 of 3 seeds (GAN 0.16 to 0.31)",
            $"GAN {Laboratory.Text(usual.Select(o => o.Sliced))}",
            PlaneOutcome.Better(penalised, usual, (own, other) => own.Sliced < other.Sliced) >= 2);
        PlaneOutcome[] clipped = Train("WGAN", ToyMethods.Clipped(), steps);
        laboratory.Table.Report("ring: sliced W1 with clipping", "0.09 to 0.11",
            Laboratory.Text(clipped.Select(o => o.Sliced)));
    }
}
