namespace Saddle.Reproductions.Wgan03;

/// <summary>Wasserstein GAN with weight clipping.</summary>
public sealed record WganReproduction : Reproduction
{
    /// <inheritdoc/>
    public override string Id => "03";

    /// <inheritdoc/>
    public override string Title => "Wasserstein GAN with weight clipping";

    /// <inheritdoc/>
    public override string Source => "Arjovsky, Chintala and Bottou 2017, arXiv:1701.07875";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments { get; } =
    [
        new ExactDistance(), new ParallelLines(), new ClippedUpdates(), new DualityBound(), new MonotoneInDistance(),
        new FallingCurve(), new ClippedRing(), new ArchitectureRobustness(),
    ];
}
