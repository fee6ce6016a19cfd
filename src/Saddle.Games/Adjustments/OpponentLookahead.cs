using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>Each player's gradient with every other player one step ahead, where that step counts as given.</summary>
/// <param name="Rate">The others' step size, α; 0 or more.</param>
/// <remarks>
/// ξᵢ(wᵢ, w₋ᵢ - α ξ₋ᵢ(w)), with no derivative through the step, so zeros of the field stay. On a bilinear game
/// eigenvalues ±is become αs² ± is. Source: Zhang and Lesser 2010; Letcher et al. 2019, "Stable Opponent Shaping",
/// arXiv:1811.08469.
/// </remarks>
public sealed record OpponentLookahead(double Rate) : Adjustment
{
    private static readonly Setting<double> s_rate =
        new("rate", 0.1, Ranges.NotNegative, "step size α of the opponents that are foreseen");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "opponent-lookahead", "each player's gradient with the others one step ahead",
        "Letcher et al. 2019, arXiv:1811.08469", [s_rate], chosen => new OpponentLookahead(chosen.Get(s_rate)));

    /// <summary>The others' step size, α; 0 or more.</summary>
    public double Rate { get; init => field = s_rate.Require(value, "OpponentLookahead"); } =
        s_rate.Require(Rate, "OpponentLookahead");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point ahead = at - Rate * plain.At(at);
        return at.Game.Point([.. Enumerable.Range(0, at.Game.Players.Count)
            .SelectMany(player => plain.Of(player, ahead.With(player, at.Of(player))))]);
    }
}
