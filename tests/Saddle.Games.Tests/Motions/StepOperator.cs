using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;

namespace Saddle.Games.Tests.Motions;

/// <summary>The differentiated update of one whole period at the origin.</summary>
internal static class StepOperator
{
    /// <summary>All entries: point and memory in and out.</summary>
    public static Matrix<double> Of(Dynamics dynamics, Game game, params double[] rates) =>
        Matrix<double>.Build.DenseOfArray(Update(dynamics, game, rates).ToDense().ToArray());

    /// <summary>The spectral radius of the period, not of the step.</summary>
    public static double Radius(Dynamics dynamics, Game game, params double[] rates) =>
        Math.Pow(Update(dynamics, game, rates).Radius(), dynamics.Period);

    private static UpdateJacobian Update(Dynamics dynamics, Game game, double[] rates) =>
        new(dynamics, game.Point(new double[game.Size]), rates);
}
