namespace Saddle.Reproductions.WganGp06;

/// <summary>Wasserstein GAN with gradient penalty.</summary>
public sealed record WganGpReproduction : Reproduction
{
    /// <inheritdoc/>
    public override string Id => "06";

    /// <inheritdoc/>
    public override string Title => "Wasserstein GAN with gradient penalty";

    /// <inheritdoc/>
    public override string Source => "Gulrajani et al. 2017, arXiv:1704.00028";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments { get; } =
    [
        new LinearCritic(), new RingOfEight(), new GridOfTwentyFive(), new GradientFlow(), new CriticOverfitting(),
        new CharacterModel(),
    ];
}
