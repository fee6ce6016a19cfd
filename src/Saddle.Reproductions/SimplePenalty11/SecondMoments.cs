using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Where the measures put their points when real and generated ones are uniform on (-1, 1).</summary>
internal sealed record SecondMoments : Experiment
{
    private const int Draws = 100_000;

    public override int Number => 2;

    public override string Title => "second moments of the measures";

    internal override void Run(Laboratory laboratory)
    {
        var random = new RandomStream(Tensor.Of(0L, 0L), ElementType.Float64);
        Tensor real = 2 * random.Uniform(Draws, 1) - 1, fake = 2 * random.Uniform(Draws, 1) - 1;
        foreach ((string name, PenaltyMeasure measure, double expected) in Measures())
        {
            double[] points = measure.Sample(real, fake, random).Points.ToArray<double>();
            double mean = points.Average(x => x * x);
            double error = Math.Sqrt(points.Average(x => (x * x - mean) * (x * x - mean)) / Draws);
            laboratory.Table.Check($"second moment of {name}", $"{Laboratory.Text(expected)} within 4 standard errors",
                $"{mean.ToString("F5", System.Globalization.CultureInfo.InvariantCulture)} ({Laboratory.Text(
                    Math.Abs(mean - expected) / error)} errors)",
                Math.Abs(mean - expected) <= 4 * error);
        }
    }

    private static IEnumerable<(string Name, PenaltyMeasure Measure, double Expected)> Measures() =>
    [
        ("interp", new Interpolates(), 2.0 / 9), ("mid", new Midpoints(), 1.0 / 6),
        ("anchor 1", new AnchorRays(1), 4.0 / 9),
    ];
}
