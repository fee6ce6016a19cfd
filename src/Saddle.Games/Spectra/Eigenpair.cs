using System.Collections.Immutable;
using System.Numerics;

namespace Saddle.Games.Spectra;

/// <summary>One eigenvalue λ of a matrix J with how well it is known.</summary>
/// <param name="Value">λ.</param>
/// <param name="Residual">‖J x - λ x‖ for the eigenvector x of norm 1, from products of J with x.</param>
/// <param name="Converged">Whether the residual met the tolerance that was asked for.</param>
public sealed record Eigenpair(Complex Value, double Residual, bool Converged)
{
    /// <summary>x, of norm 1, shape [size]; empty unless it was asked for.</summary>
    public ImmutableArray<Complex> Vector { get; init; } = [];

    /// <summary>
    /// ‖J x - λ x‖ / |λ|: the relative change of J, in norm, that would make λ exact is no larger. Infinite at an
    /// eigenvalue 0 that is not exact.
    /// </summary>
    public double RelativeResidual => Residual == 0 ? 0 : Residual / Value.Magnitude;
}
