namespace Saddle.Data.Points;

/// <summary>Two interleaved half circles of radius 1, centred on the origin, with noise.</summary>
/// <param name="Noise">Standard deviation on each axis.</param>
/// <remarks>Moon 0 is (cos t − 0.5, sin t − 0.25), moon 1 is (0.5 − cos t, 0.25 − sin t), t uniform in [0, π): the
/// shape known from scikit-learn's make_moons, shifted so that its mean is the origin. The label is the moon.</remarks>
public sealed record TwoMoons(double Noise = 0.05) : PointDistribution
{
    /// <inheritdoc/>
    public override string Name => "moons";

    /// <inheritdoc/>
    public override int ClassCount => 2;

    /// <inheritdoc/>
    public override LabelledPoint Draw(PointRandom random)
    {
        int moon = random.Uniform(0) < 0.5 ? 0 : 1;
        double side = moon == 0 ? 1 : -1;
        double t = Math.PI * random.Uniform(1);
        double x = side * (Math.Cos(t) - 0.5) + Noise * random.Normal(2);
        double y = side * (Math.Sin(t) - 0.25) + Noise * random.Normal(3);
        return new LabelledPoint(x, y, moon);
    }
}
