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
    /// <summary>The others' step size, α; 0 or more.</summary>
    public double Rate { get; init => field = Setting.NotNegative(value, "OpponentLookahead"); } =
        Setting.NotNegative(Rate, "OpponentLookahead");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point ahead = at - Rate * plain.At(at);
        return at.Game.Point([.. Enumerable.Range(0, at.Game.Players.Count)
            .SelectMany(player => plain.Of(player, ahead.With(player, at.Of(player))))]);
    }
}
