using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Spectra;

namespace Saddle.Games.Tests;

/// <summary>Dense Jacobians of small games, one product with a unit vector per column.</summary>
internal static class Jacobians
{
    public static Matrix<double> Of(Game game, Point at) => Of(game, at, game.FieldOn());

    public static Matrix<double> Of(Game game, Point at, Field along) => Matrix<double>.Build.DenseOfColumnArrays(
        Enumerable.Range(0, game.Size).Select(column =>
        {
            double[] unit = new double[game.Size];
            unit[column] = 1;
            return along.JacobianVector(at, game.Point(unit)).ToArray();
        }));

    /// <summary>The eigenvalues of J, through the analysis that users call.</summary>
    public static Complex[] Eigenvalues(Game game, Point at) =>
        [.. Spectrum.Of(game.Point(at.Tensors)).Flow.Select(pair => -pair.Value)];
}
