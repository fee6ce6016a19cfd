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
    /// <summary>η, 0 or more.</summary>
    public double Weight { get; init => field = Setting.NotNegative(value, "GradientNormRegulariser"); } =
        Setting.NotNegative(Weight, "GradientNormRegulariser");

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
