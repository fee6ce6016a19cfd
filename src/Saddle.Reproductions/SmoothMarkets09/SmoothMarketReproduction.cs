namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>Smooth markets, game mechanics and the standard dynamics.</summary>
public sealed record SmoothMarketReproduction : Reproduction
{
    /// <inheritdoc/>
    public override string Id => "09";

    /// <inheritdoc/>
    public override string Title => "Smooth markets and differentiable game mechanics";

    /// <inheritdoc/>
    public override string Source => "Balduzzi et al. 2020, arXiv:2001.04678; Letcher et al. 2019, arXiv:1905.04926";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments { get; } =
    [
        new Decomposition(), new ClassesOfGames(), new Legibility(), new IndependenceOfRates(), new StepsOfDynamics(),
        new StrongRotation(), new AdjustedRing(), new ThreePlayerMarket(),
    ];
}
