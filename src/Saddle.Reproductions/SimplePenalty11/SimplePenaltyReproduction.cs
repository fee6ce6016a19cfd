namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Wasserstein GAN with a simple gradient penalty on any measure.</summary>
public sealed record SimplePenaltyReproduction : Reproduction
{
    /// <inheritdoc/>
    public override string Id => "11";

    /// <inheritdoc/>
    public override string Title => "Simple gradient penalty μ-WGAN";

    /// <inheritdoc/>
    public override string Source => "Kim, Park and Hwang 2018, arXiv:1810.02528";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments { get; } =
    [
        new PenaltyValues(), new SecondMoments(), new MeasureSpectra(), new PenaltyMasses(), new FadingPenalty(),
        new QuadraticTraining(), new RingByMeasure(), new AnchorPlaces(),
    ];
}
