using Saddle.Data.Points;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.WganGp06;

/// <summary>Twenty-five Gaussians on a grid, where the usual GAN and weight clipping lose modes.</summary>
internal sealed record GridOfTwentyFive : Experiment
{
    public override int Number => 5;

    public override string Title => "grid of twenty-five Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        (int width, long steps, double rate) = laboratory.Full ? (512, 100_000L, 1e-4) : (64, 4000L, 1e-3);
        var grid = new Grid();
        PlaneOutcome[] Train(string name, ToyMethod method, long length) =>
            PlaneOutcome.Of(laboratory, grid, name, method, length, radius: 0.15, width);
        PlaneOutcome[] penalised = Train("WGAN-GP", ToyMethods.Penalised(0.1, rate), steps);
        laboratory.CheckSeeds(
            "grid: modes of 25", ">= 22", [.. penalised.Select(o => o.Modes)], modes => modes >= 22, 2);
        laboratory.CheckSeeds(
            "grid: share within 0.15", ">= 0.5", [.. penalised.Select(o => o.HighQuality)], x => x >= 0.5, 2);
        laboratory.CheckSeeds("grid: sliced W1", "<= 0.08", [.. penalised.Select(o => o.Sliced)], x => x <= 0.08, 2);
        Compare(laboratory, penalised, "GAN", Train("GAN", ToyMethods.NonSaturating(rate), steps * 5 / 2),
            "11 to 15 modes, 0.15 to 0.23");
        Compare(laboratory, penalised, "clipping", Train("WGAN", ToyMethods.Clipped(), steps), "10 to 15 modes, 0.09");
    }

    private static void Compare(
        Laboratory laboratory, PlaneOutcome[] own, string name, PlaneOutcome[] other, string published)
    {
        static bool Beats(PlaneOutcome left, PlaneOutcome right) =>
            left.Modes > right.Modes && left.Sliced < right.Sliced;
        laboratory.Table.Check($"grid: beats {name} in modes and distance", $"on 2 of 3 seeds ({name} {published})",
            $"modes {Laboratory.Text(other.Select(o => o.Modes))}; {Laboratory.Text(other.Select(o => o.Sliced))}",
            PlaneOutcome.Better(own, other, Beats) >= 2);
    }
}
