using Saddle.Distances;

namespace Saddle.Reproductions.Wgan03;

/// <summary>Two parallel lines: the Wasserstein distance falls with their gap, the other divergences jump.</summary>
internal sealed record ParallelLines : Experiment
{
    private const int Points = 256;
    private const double Bin = 0.1;

    public override int Number => 2;

    public override string Title => "parallel lines";

    internal override void Run(Laboratory laboratory)
    {
        double distance = 0, divergence = 0, variation = 0;
        double[] gaps = [-1, -0.5, 0, 0.5, 1];
        foreach (double gap in gaps)
        {
            PointSet here = Line(0), there = Line(gap);
            distance = Math.Max(distance, Math.Abs(WassersteinDistance.Between(here, there) - Math.Abs(gap)));
            double jump = gap == 0 ? 0 : 1;
            divergence = Math.Max(divergence,
                Math.Abs(JensenShannon.Binned(here, there, Bin) - jump * Math.Log(2)));
            variation = Math.Max(variation, Math.Abs(TotalVariation.Binned(here, there, Bin) - jump));
        }

        laboratory.Table.Check("lines: W1 = |gap|", "error <= 1e-9", Laboratory.Text(distance), distance <= 1e-9);
        laboratory.Table.Check(
            "lines: JS = log 2 unless equal", "error <= 1e-9", Laboratory.Text(divergence), divergence <= 1e-9);
        laboratory.Table.Check(
            "lines: TV = 1 unless equal", "error <= 1e-9", Laboratory.Text(variation), variation <= 1e-9);
    }

    private static PointSet Line(double at) => new(
        [.. Enumerable.Range(0, Points).SelectMany(i => (double[])[at, CounterRandom.Uniform(3, 0, 0, (ulong)i)])], 2);
}
