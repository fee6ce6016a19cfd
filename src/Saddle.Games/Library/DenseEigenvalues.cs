using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Spectra;

namespace Saddle.Games.Library;

/// <summary>Eigenvalues of the small matrices that games of the library have as Jacobians.</summary>
internal static class DenseEigenvalues
{
    /// <summary>All of them.</summary>
    /// <param name="jacobian">A square matrix.</param>
    /// <param name="name">What the game is called.</param>
    /// <exception cref="GameException">Its numbers are too large or too far apart for the iteration.</exception>
    public static Complex[] Of(Matrix<double> jacobian, string name)
    {
        // Near 1, since the package loses its way where sums of squares leave float64.
        int shift = VectorLoops.Shift(jacobian.ToColumnMajorArray());
        try
        {
            Complex[] values =
            [
                .. jacobian.Map(x => Math.ScaleB(x, shift)).Evd().EigenValues.Select(value =>
                    new Complex(Math.ScaleB(value.Real, -shift), Math.ScaleB(value.Imaginary, -shift))),
            ];
            return Array.TrueForAll(values, Complex.IsFinite) ? values : throw Refusal(jacobian, name);
        }
        catch (NonConvergenceException)
        {
            throw Refusal(jacobian, name);
        }
    }

    private static GameException Refusal(Matrix<double> jacobian, string name) =>
        new($"{name}: the eigenvalues of its Jacobian cannot be computed. The largest number in it is "
            + $"{jacobian.Enumerate().Max(Math.Abs):G5}. Choose smaller settings.");
}
