using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>The generator's distribution: where R2 looks.</summary>
/// <remarks>Source: Mescheder et al. 2018, section 4.1, arXiv:1801.04406.</remarks>
public sealed record GeneratedExamples : PenaltyMeasure
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<PenaltyMeasure> Part { get; } = new(
        "fake", "generated examples", "Mescheder et al. 2018, arXiv:1801.04406", [], _ => new GeneratedExamples());

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) => new(fake);
}
