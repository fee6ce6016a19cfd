using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>One player also lowers the squared norm of a player's gradient: its field gets η ∇‖ξₒ‖².</summary>
/// <param name="Weight">η, 0 or more.</param>
/// <param name="Payer">The player whose field changes: 0 for the generator, 1 for the critic.</param>
/// <param name="Of">The player whose gradient is to be small.</param>
/// <remarks>
/// The squared norm, neither halved nor rooted. Paid by the generator for the critic it is one unrolled critic step to
/// first order, and on a bilinear game the eigenvalues are ηs² ± √(η²s⁴ - s²). Paid by the critic for the generator
/// with η = γ/2 it is the smooth ablation of consensus. Zeros of the field stay, since ∇‖ξₒ‖² = 2 ∂ξₒᵀ ξₒ. Source:
/// Nagarajan and Kolter 2017, arXiv:1706.04156.
/// </remarks>
public sealed record GradientNormRegulariser(double Weight, int Payer = 0, int Of = 1) : Adjustment
{
    private static readonly Setting<double> s_weight =
        new("weight", 0.5, Ranges.NotNegative, "strength η of the descent on the critic's gradient norm");

    private static readonly Setting<double> s_consensusWeight =
        new("weight", 1, Ranges.NotNegative, "strength γ of consensus, of which the critic pays its half");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "gradient-norm", "the generator also lowers the critic's gradient norm",
        "Nagarajan and Kolter 2017, arXiv:1706.04156", [s_weight],
        chosen => new GradientNormRegulariser(chosen.Get(s_weight)));

    /// <summary>How the smooth ablation of consensus is chosen by name.</summary>
    public static Part<Adjustment> SmoothPart { get; } = new(
        "consensus-smooth", "the critic alone lowers the generator's gradient norm",
        "Mescheder et al. 2017, arXiv:1705.10461", [s_consensusWeight], chosen =>
            new GradientNormRegulariser(
                s_consensusWeight.Require(chosen.Get(s_consensusWeight), "consensus-smooth", "weight") / 2,
                Payer: 1,
                Of: 0));

    /// <summary>η, 0 or more.</summary>
    public double Weight { get; init => field = s_weight.Require(value, "GradientNormRegulariser"); } =
        s_weight.Require(Weight, "GradientNormRegulariser");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point own = plain.At(at);
        Tensor[] slope = Derivative.Gradient(moved => SquaredNorm(at.With(Payer, moved), plain))(at.Of(Payer));
        return own.With(Payer, [.. own.Of(Payer).Zip(slope, (x, d) => x + Weight * d)]);
    }

    /// <inheritdoc/>
    public override void Check(Game game)
    {
        int players = game.Players.Count;
        if (Payer < 0 || Payer >= players || Of < 0 || Of >= players)
        {
            throw new GameException(
                $"GradientNormRegulariser: there is no such player of {game.Name}. {Payer} pays for {Of}, "
                    + $"the players are 0 to {players - 1}. Name two of these.");
        }
    }

    private Tensor SquaredNorm(Point at, Field plain) =>
        plain.Of(Of, at).Select(x => (x * x).Sum()).Aggregate((sum, next) => sum + next);
}
