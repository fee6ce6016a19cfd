using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>Halfway between each generated example and a real one.</summary>
/// <remarks>
/// The pairs are independent draws; sorting or matching them would be another measure. Source: Kim et al. 2018,
/// section 5, arXiv:1810.02528.
/// </remarks>
public sealed record Midpoints : PenaltyMeasure
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<PenaltyMeasure> Part { get; } = new(
        "mid", "halfway between real and generated examples",
        "Kim et al. 2018, arXiv:1810.02528", [], _ => new Midpoints());

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) =>
        new(Interpolates.Between(real, fake, Tensor.Scalar(0.5, real.Type)));
}
