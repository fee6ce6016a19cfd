namespace Saddle.Gans.Penalties.Measures;

/// <summary>The generator's distribution: where R2 looks.</summary>
/// <remarks>Source: Mescheder et al. 2018, section 4.1, arXiv:1801.04406.</remarks>
public sealed record GeneratedExamples : PenaltyMeasure
{
    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) => new(fake);
}
