using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>Each player's gradient of its loss after the others' next step, which it shapes.</summary>
/// <param name="Rate">The others' step size, α; 0 or more.</param>
/// <remarks>
/// ∂/∂wᵢ of ℓᵢ(wᵢ, w₋ᵢ - α ξ₋ᵢ(w)), derivative through the step included, without the paper's expansion in α. On a
/// bilinear game eigenvalues ±is become 2αs² ± is. In general games zeros of the field move. The losses are the game's
/// own, whatever other adjustment is around. Source: Foerster et al. 2018, arXiv:1709.04326.
/// </remarks>
public sealed record Lola(double Rate) : Adjustment
{
    private static readonly Setting<double> s_rate =
        new("rate", 0.1, Ranges.NotNegative, "step size α of the opponents that are foreseen");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "lola", "each player shapes the others' next step",
        "Foerster et al. 2018, arXiv:1709.04326", [s_rate], chosen => new Lola(chosen.Get(s_rate)));

    /// <summary>The others' step size, α; 0 or more.</summary>
    public double Rate { get; init => field = s_rate.Require(value, "Lola"); } = s_rate.Require(Rate, "Lola");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain) => at.Game.Point([.. Enumerable.Range(0, at.Game.Players.Count)
        .SelectMany(player => Derivative.Gradient(
            own => LossAhead(player, at.With(player, own), plain))(at.Of(player)))]);

    private Tensor LossAhead(int player, Point at, Field plain)
    {
        Point ahead = at - Rate * plain.At(at);
        return plain.Loss(player, ahead.With(player, at.Of(player))).Sum();
    }
}
