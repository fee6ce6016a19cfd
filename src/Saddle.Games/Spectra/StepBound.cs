using System.Numerics;

namespace Saddle.Games.Spectra;

/// <summary>
/// Which steps of simultaneous descent converge near an equilibrium, from the eigenvalues of the flow -J.
/// </summary>
/// <param name="Step">
/// Steps in (0, Step) converge: infinite where only neutral eigenvalues are left, 0 where no step converges.
/// </param>
/// <param name="Limiting">The eigenvalue that sets the bound; null where the bound is infinite.</param>
/// <param name="Neutral">
/// How many eigenvalues were left out as zero: directions in which the field does not change, as along a subspace of
/// equilibria (Nagarajan and Kolter 2017, arXiv:1706.04156).
/// </param>
/// <remarks>
/// |1 + hλ| is below 1 for h below 2 |Re λ| / |λ|², where Re λ is negative. Source: Mescheder et al. 2017,
/// arXiv:1705.10461.
/// </remarks>
public sealed record StepBound(double Step, Complex? Limiting, int Neutral)
{
    /// <summary>The bound over several eigenvalues.</summary>
    /// <param name="flow">Eigenvalues of -J.</param>
    /// <param name="zero">Eigenvalues of modulus at most this are neutral.</param>
    /// <exception cref="GameException">An eigenvalue is not finite.</exception>
    public static StepBound Of(IEnumerable<Complex> flow, double zero = 0)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var bound = new StepBound(double.PositiveInfinity, null, 0);
        foreach ((int number, Complex value) in flow.Index())
        {
            RequireFinite(number, value);
            double step = Of(value);
            if (value.Magnitude <= zero)
            {
                bound = bound with { Neutral = bound.Neutral + 1 };
            }
            else if (step < bound.Step)
            {
                bound = bound with { Step = step, Limiting = value };
            }
        }

        return bound;
    }

    /// <summary>2 |Re λ| / |λ|², the bound of one eigenvalue λ of the flow; 0 where Re λ is not negative.</summary>
    public static double Of(Complex flow)
    {
        // |λ|² alone would underflow or overflow for sizes beyond 1e±154.
        double size = flow.Magnitude;
        return flow.Real < 0 ? 2 * (-flow.Real / size) / size : 0;
    }

    private static void RequireFinite(int number, Complex value)
    {
        if (!Complex.IsFinite(value))
        {
            throw new GameException(FormattableString.Invariant(
                $"StepBound: an eigenvalue is not finite. Eigenvalue {number} is {value.Real} + {value.Imaginary}i. ")
                + "Analyse a point where the field is differentiable.");
        }
    }
}
