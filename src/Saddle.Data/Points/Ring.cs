namespace Saddle.Data.Points;

/// <summary>Equal Gaussian blobs on a circle; all lengths are divided by <see cref="Scale"/>.</summary>
/// <param name="Modes">Number of blobs, at least 1; blob 0 lies on the positive first axis.</param>
/// <param name="Radius">Radius of the circle.</param>
/// <param name="StandardDeviation">Of each blob and axis.</param>
/// <param name="Scale">What all is divided by.</param>
/// <remarks>Source of the defaults: code of Gulrajani et al. 2017, arXiv:1704.00028.</remarks>
public sealed record Ring(int Modes = 8, double Radius = 2, double StandardDeviation = 0.02, double Scale = 1.414)
    : PointDistribution
{
    /// <inheritdoc/>
    public override string Name => $"ring{Modes}";

    /// <inheritdoc/>
    public override int ClassCount => Modes;

    /// <inheritdoc/>
    public override IReadOnlyList<LabelledPoint> Centres => [.. Enumerable.Range(0, Modes).Select(Centre)];

    /// <inheritdoc/>
    public override LabelledPoint Draw(PointRandom random)
    {
        LabelledPoint centre = Centre((int)(random.Uniform(0) * Modes));
        double spread = StandardDeviation / Scale;
        return centre with { X = centre.X + spread * random.Normal(1), Y = centre.Y + spread * random.Normal(2) };
    }

    private LabelledPoint Centre(int mode)
    {
        double angle = 2 * Math.PI * mode / Modes;
        return new LabelledPoint(Radius * Math.Cos(angle) / Scale, Radius * Math.Sin(angle) / Scale, mode);
    }
}
