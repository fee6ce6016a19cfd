namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>A generator that pays for the critic's gradient norm.</summary>
public sealed record GradientNormReproduction : Reproduction
{
    /// <inheritdoc/>
    public override string Id => "10";

    /// <inheritdoc/>
    public override string Title => "Gradient-regularised GAN";

    /// <inheritdoc/>
    public override string Source => "Nagarajan and Kolter 2017, arXiv:1706.04156";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments { get; } =
    [
        new RegulariserGradient(), new Preconditioner(), new LinearQuadraticSpectra(), new EigenvalueBounds(),
        new Orbits(), new LookAhead(), new RegularisedRing(),
    ];
}
