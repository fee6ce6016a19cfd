namespace Saddle.Gans.Penalties.Measures;

/// <summary>The data: where R1 looks.</summary>
/// <remarks>Source: Mescheder et al. 2018, eq. 9, arXiv:1801.04406.</remarks>
public sealed record RealExamples : PenaltyMeasure
{
    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) => new(real);
}
