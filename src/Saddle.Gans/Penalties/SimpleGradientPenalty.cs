using Saddle.Gans.Penalties.Measures;
using Saddle.Settings;

namespace Saddle.Gans.Penalties;

/// <summary>Pulls the critic's slope towards 0 where a measure lies: ρ/2 · ∫ ‖∇D(x)‖² dμ(x).</summary>
/// <param name="Weight">ρ; with its factor one half, so that it is twice a factor of the mean itself.</param>
/// <param name="Measure">μ. At real examples this is R1, at generated ones R2.</param>
/// <remarks>
/// Differentiable where the critic is flat, unlike a penalty of slopes other than 1. Source: Kim et al. 2018,
/// arXiv:1810.02528; R1 and R2: Mescheder et al. 2018, eq. 9 and section 4.1, arXiv:1801.04406.
/// </remarks>
public sealed record SimpleGradientPenalty(double Weight, PenaltyMeasure Measure) : Penalty
{
    private const string Mescheder = "Mescheder et al. 2018, arXiv:1801.04406";

    private static readonly Setting<double> s_weight = new(
        "weight", 10, Ranges.NotNegative, "twice the factor of the mean squared norm");

    private static readonly Setting<string> s_measure = new(
        "measure", RealExamples.Part.Name, new MeasureRange(), "where it looks");

    /// <summary>How it is chosen by name, on a measure of choice.</summary>
    public static Part<Penalty> Part { get; } = new(
        "simple", "squared gradient norm on a measure of choice", "Kim et al. 2018, arXiv:1810.02528",
        [s_weight, s_measure, FixedExample.Anchor],
        chosen => new SimpleGradientPenalty(
            chosen.Get(s_weight), MeasureText.Read(chosen.Get(s_measure), chosen.Get(FixedExample.Anchor))));

    /// <summary>How it is chosen by name, on real examples.</summary>
    public static Part<Penalty> OnRealExamples { get; } = new(
        "r1", "simple, on real examples", Mescheder,
        [s_weight], chosen => new SimpleGradientPenalty(chosen.Get(s_weight), new RealExamples()));

    /// <summary>How it is chosen by name, on generated examples.</summary>
    public static Part<Penalty> OnGeneratedExamples { get; } = new(
        "r2", "simple, on generated examples", Mescheder,
        [s_weight], chosen => new SimpleGradientPenalty(chosen.Get(s_weight), new GeneratedExamples()));

    /// <summary>ρ; 0 or more.</summary>
    public double Weight { get; init => field = s_weight.Require(value, "SimpleGradientPenalty"); } =
        s_weight.Require(Weight, "SimpleGradientPenalty");

    /// <inheritdoc/>
    public override bool NeedsIndependentExamples => true;

    /// <inheritdoc/>
    public override void Check(Shape sample) => Measure.Check(sample);

    /// <inheritdoc/>
    public override PenaltyTerm Term(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        PenaltySample sample = Measure.Sample(real, fake, random);
        Tensor squares = InputGradient.SquaredNorms(critic, sample.Points); // [n]
        Tensor weighted = sample.Mass is { } mass ? mass * squares : squares;
        return new(Weight / 2 * weighted, squares.Sqrt().Detach());
    }
}
