using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>Each player's gradient shortened to a bound where it is longer: ξᵢ · min(1, c / ‖ξᵢ‖).</summary>
/// <param name="Norm">c, above 0.</param>
/// <remarks>
/// The norm is over all of a player's parameters together. The ablation that consensus is compared with: near an
/// equilibrium it changes nothing. Not differentiable where a norm equals the bound. Source: the code of Mescheder et
/// al. 2017, arXiv:1705.10461.
/// </remarks>
public sealed record ClippedGradient(double Norm) : Adjustment
{
    private static readonly Setting<double> s_norm =
        new("norm", 1, Ranges.Positive, "bound c of each player's gradient norm");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "consensus-clip", "each player's gradient shortened to a bound",
        "Mescheder et al. 2017, arXiv:1705.10461", [s_norm], chosen => new ClippedGradient(chosen.Get(s_norm)));

    /// <summary>c, above 0.</summary>
    public double Norm { get; init => field = s_norm.Require(value, "ClippedGradient"); } =
        s_norm.Require(Norm, "ClippedGradient");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point own = plain.At(at);

        // The root of the larger square: a root at 0 would have an infinite slope.
        Tensor[] factors =
            [.. at.Game.Players.Select((_, player) => Norm / own.Dot(player, own).Maximum(Norm * Norm).Sqrt())];
        return own.Map((player, x) => own.PerStart(factors[player], x) * x);
    }
}
