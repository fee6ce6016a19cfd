using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

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
        try
        {
            return [.. jacobian.Evd().EigenValues];
        }
        catch (NonConvergenceException)
        {
            throw new GameException($"{name}: the eigenvalues of its Jacobian cannot be computed. "
                + $"The largest number in it is {jacobian.Enumerate().Max(Math.Abs):G5}. Choose smaller settings.");
        }
    }
}
