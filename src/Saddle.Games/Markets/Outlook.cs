namespace Saddle.Games.Markets;

/// <summary>What players expect from moving in a direction, and how that changes as they move.</summary>
/// <param name="Forecasts">⟨vᵢ, ξᵢ⟩: the rate at which each player's stake changes by its own motion.</param>
/// <param name="Sentiments">vᵢᵀJᵢᵢvᵢ: how each player's own motion changes its own forecast.</param>
/// <param name="Sentiment">vᵀJv: how everybody's motion changes the sum of all forecasts.</param>
/// <remarks>
/// Read in profits, J and ξ have the opposite sign. A game is legible when <see cref="Illegibility"/> is 0 for every
/// direction at every point, which is so exactly for smooth markets. Source: Balduzzi et al. 2020, arXiv:2001.04678.
/// </remarks>
public sealed record Outlook(IReadOnlyList<double> Forecasts, IReadOnlyList<double> Sentiments, double Sentiment)
{
    /// <summary>⟨v, ξ⟩: the sum of all forecasts.</summary>
    public double Forecast => Forecasts.Sum();

    /// <summary>vᵀ(S - B)v: what of the aggregate sentiment no player sees alone.</summary>
    public double Illegibility => Sentiment - Sentiments.Sum();

    /// <summary>The outlook at a point.</summary>
    /// <param name="at">Where; one point.</param>
    /// <param name="direction">v, of the same game.</param>
    /// <param name="stake">In which sign numbers are read.</param>
    /// <param name="sample">What a stochastic game is measured on; null for games without chance.</param>
    /// <exception cref="GameException">A forecast or sentiment is not finite.</exception>
    public static Outlook Of(Point at, Point direction, Stake stake = Stake.Losses, Sample? sample = null)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(direction);
        Field along = at.Game.FieldOn(sample ?? Sample.None);
        Point gradient = along.At(at);
        double[] Each(Func<int, Tensor> of) =>
            [.. Enumerable.Range(0, at.Game.Players.Count).Select(player =>
                Figures.Require(at.Game, player, "outlook", stake.Read(of(player).ToScalar())))];
        Point Alone(int player) => direction.Map((owner, x) => owner == player ? x : 0 * x);
        return new Outlook(
            Each(player => direction.Dot(player, gradient)),
            Each(player => direction.Dot(player, along.JacobianVector(at, Alone(player)))),
            stake.Read(direction.Dot(along.JacobianVector(at, direction)).ToScalar()));
    }
}
