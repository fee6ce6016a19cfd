namespace Saddle.Data.Points;

/// <summary>Equal Gaussian blobs on a square grid around the origin; all lengths are divided by
/// <see cref="Scale"/>.</summary>
/// <param name="Side">Blobs in a row, at least 1; there are Side² in all.</param>
/// <param name="Spacing">Distance of neighbours.</param>
/// <param name="StandardDeviation">Of each blob and axis.</param>
/// <param name="Scale">What all is divided by.</param>
/// <remarks>Source of the defaults, blobs on {−4, −2, 0, 2, 4}²: code of Gulrajani et al. 2017,
/// arXiv:1704.00028.</remarks>
public sealed record Grid(int Side = 5, double Spacing = 2, double StandardDeviation = 0.05, double Scale = 2.828)
    : PointDistribution
{
    /// <inheritdoc/>
    public override string Name => $"grid{Side * Side}";

    /// <inheritdoc/>
    public override int ClassCount => Side * Side;

    /// <inheritdoc/>
    public override IReadOnlyList<LabelledPoint> Centres => [.. Enumerable.Range(0, Side * Side).Select(Centre)];

    /// <inheritdoc/>
    public override LabelledPoint Draw(PointRandom random)
    {
        LabelledPoint centre = Centre((int)(random.Uniform(0) * Side * Side));
        double spread = StandardDeviation / Scale;
        return centre with { X = centre.X + spread * random.Normal(1), Y = centre.Y + spread * random.Normal(2) };
    }

    private LabelledPoint Centre(int mode) => new(Coordinate(mode / Side), Coordinate(mode % Side), mode);

    private double Coordinate(int place) => (place - (Side - 1) / 2.0) * Spacing / Scale;
}
