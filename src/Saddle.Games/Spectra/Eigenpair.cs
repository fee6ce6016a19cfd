using System.Collections.Immutable;
using System.Numerics;

namespace Saddle.Games.Spectra;

/// <summary>One eigenvalue λ of a matrix J with how well it is known.</summary>
/// <param name="Value">λ.</param>
/// <param name="Residual">‖J x - λ x‖ for the eigenvector x of norm 1, from products of J with x.</param>
/// <param name="Converged">
/// Whether the residual met the tolerance that was asked for, and times the condition is a hundredth of |λ| at most.
/// </param>
public sealed record Eigenpair(Complex Value, double Residual, bool Converged)
{
    /// <summary>x, of norm 1, shape [size]; empty unless it was asked for.</summary>
    public ImmutableArray<Complex> Vector { get; init; } = [];

    /// <summary>
    /// 1 / |yᴴx| for left and right eigenvectors y and x of norm 1; at least 1, infinite for a defective eigenvalue. A
    /// change of J by a small norm moves λ by no more than so many times that: λ is off by at most about the condition
    /// times the residual. Of a search it is the projected matrix's, and beyond 100 that of left vectors searched for:
    /// infinite where none are near λ. Source: Trefethen and Embree 2005, Spectra and Pseudospectra, section 52.
    /// </summary>
    public double Condition { get; init; } = 1;

    /// <summary>
    /// ‖J x - λ x‖ / |λ|: the relative change of J, in norm, that would make λ exact is no larger. Infinite at an
    /// eigenvalue 0 that is not exact.
    /// </summary>
    public double RelativeResidual => Residual == 0 ? 0 : Residual / Value.Magnitude;

    /// <summary>The same pair of a multiple of the matrix.</summary>
    internal Eigenpair Times(double factor) => this with { Value = Value * factor, Residual = Residual * factor };
}
