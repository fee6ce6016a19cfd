namespace Saddle.Data.Points;

/// <summary>A spiral: (t cos t, t sin t) with t = 1.5 π (1 + 2 u), u uniform, plus noise, divided by Scale.</summary>
/// <param name="Noise">Standard deviation on each axis before scaling.</param>
/// <param name="Scale">What all is divided by.</param>
/// <remarks>The first and third axes of the three-dimensional roll. Source of the defaults: code of Gulrajani et al.
/// 2017, arXiv:1704.00028. Points carry label 0.</remarks>
public sealed record SwissRoll(double Noise = 0.25, double Scale = 7.5) : PointDistribution
{
    /// <inheritdoc/>
    public override string Name => "swissroll";

    /// <inheritdoc/>
    public override int ClassCount => 0;

    /// <inheritdoc/>
    public override LabelledPoint Draw(PointRandom random)
    {
        double t = 1.5 * Math.PI * (1 + 2 * random.Uniform(0));
        double x = t * Math.Cos(t) + Noise * random.Normal(1);
        double y = t * Math.Sin(t) + Noise * random.Normal(2);
        return new LabelledPoint(x / Scale, y / Scale, 0);
    }
}
