using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>The data: where R1 looks.</summary>
/// <remarks>Source: Mescheder et al. 2018, eq. 9, arXiv:1801.04406.</remarks>
public sealed record RealExamples : PenaltyMeasure
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<PenaltyMeasure> Part { get; } = new(
        "real", "real examples", "Mescheder et al. 2018, arXiv:1801.04406", [], _ => new RealExamples());

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) => new(real);
}
