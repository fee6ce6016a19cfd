using Saddle.Distances;

namespace Saddle.Reproductions.Wgan03;

/// <summary>The exact solvers of the Wasserstein distance against what is known.</summary>
internal sealed record ExactDistance : Experiment
{
    public override int Number => 1;

    public override string Title => "exact Wasserstein distance";

    internal override void Run(Laboratory laboratory)
    {
        const double Shift = 1.75;
        double[] left = [.. Enumerable.Range(0, 200).Select(i => CounterRandom.Normal(1, 0, 0, (ulong)i))];
        double[] right = [.. left.Select(x => x + Shift)];
        double onLine = WassersteinDistance.OnLine(left, right);
        laboratory.Table.Check(
            "W1 of a shifted sample", "the shift, to 1e-12", Laboratory.Text(Math.Abs(onLine - Shift)),
            Math.Abs(onLine - Shift) <= 1e-12);
        double assigned = WassersteinDistance.Between(new PointSet(left, 1), new PointSet(right, 1));
        laboratory.Table.Check(
            "W1: assignment against sorting", "equal to 1e-9", Laboratory.Text(Math.Abs(assigned - onLine)),
            Math.Abs(assigned - onLine) <= 1e-9);
    }
}
