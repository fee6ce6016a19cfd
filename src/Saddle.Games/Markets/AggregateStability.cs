using Saddle.Games.Spectra;

namespace Saddle.Games.Markets;

/// <summary>What players' own curvatures say about an equilibrium of a market, whatever their step sizes.</summary>
/// <param name="Curvatures">The least and the largest eigenvalue of each player's own block Jᵢᵢ, for losses.</param>
/// <param name="Cooperation">‖S - B‖ / ‖J‖ at the point; 0 in a market.</param>
/// <remarks>
/// At an equilibrium of a market with all Jᵢᵢ positive definite, Σ‖δwᵢ‖²/ηᵢ falls along the flow for all rates η.
/// It is about the flow: steps must still be small enough. Source: Balduzzi et al. 2020, arXiv:2001.04678.
/// </remarks>
public sealed record AggregateStability(IReadOnlyList<(double Least, double Largest)> Curvatures, double Cooperation)
{
    /// <summary>Whether own curvatures decide at all: only in markets.</summary>
    public bool IsMarket => Cooperation <= GameClass.Rounding;

    /// <summary>Stable for all rates (true), unstable for all (false), or not decided by curvatures (null).</summary>
    public bool? IsStable => !IsMarket ? null
        : Curvatures.All(own => own.Least > 0) ? true
        : Curvatures.All(own => own.Largest < 0) ? false
        : null;

    /// <summary>The finding in words.</summary>
    public string Verdict => (IsMarket, IsStable) switch
    {
        (false, _) => "no market: own curvatures do not decide",
        (_, true) => "stable for all rates",
        (_, false) => "unstable for all rates",
        _ => "rates decide: own curvatures differ in sign or vanish",
    };

    /// <summary>Looks at an equilibrium.</summary>
    /// <param name="equilibrium">One point in float64 where the field is zero.</param>
    /// <param name="samples">What a stochastic game is averaged over; null for games without chance.</param>
    /// <exception cref="GameException">The field is not zero there.</exception>
    public static AggregateStability Of(Point equilibrium, IReadOnlyList<Sample>? samples = null)
    {
        var jacobian = new GameJacobian(equilibrium, samples);
        RequireRest(equilibrium, jacobian.FieldValue());
        JacobianParts parts = jacobian.Parts();
        double all = parts.Jacobian.Norm;
        return new AggregateStability(
            [.. parts.Sizes.Select((size, player) => Extremes(parts, parts.Sizes.Take(player).Sum(), size))],
            all == 0 ? 0 : parts.Cooperative.Norm / all);
    }

    private static (double Least, double Largest) Extremes(JacobianParts parts, int first, int size)
    {
        var own = new double[size, size];
        for (int i = 0; i < own.Length; i++)
        {
            own[i / size, i % size] = parts.Own[first + (i / size), first + (i % size)];
        }

        double[] values = [.. new DenseOperator(own).Eigenvalues().Select(value => value.Real)];
        return (values.Min(), values.Max());
    }

    private static void RequireRest(Point at, double[] direction)
    {
        const double Moving = 1e-6;
        double norm = Math.Sqrt(direction.Sum(x => x * x));
        if (!(norm <= Moving))
        {
            throw new GameException(
                $"{at.Game.Name}: this point is no equilibrium. "
                    + FormattableString.Invariant($"Its field has norm {norm:G3}. ")
                    + "Follow the flow to a point of rest first.");
        }
    }
}
