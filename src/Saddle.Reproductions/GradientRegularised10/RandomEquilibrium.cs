using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>A random linearised GAN: critic curvature Q, positive definite, and coupling P of full rank.</summary>
internal sealed class RandomEquilibrium
{
    public RandomEquilibrium(uint seed)
    {
        int critic = 1 + (int)(seed % 5), generator = 1 + (int)(seed / 5 % (uint)critic);
        Matrix<double> root = Normal(critic, critic, seed, 0);
        Matrix<double> square = root.TransposeThisAndMultiply(root);
        Curvature = (square + square.Transpose()) / 2;
        Coupling = Normal(critic, generator, seed, 1);
    }

    public Matrix<double> Curvature { get; }

    public Matrix<double> Coupling { get; }

    /// <summary>J without regulariser, in signs of losses.</summary>
    public Matrix<double> Plain()
    {
        (int generator, int critic) = (Coupling.ColumnCount, Coupling.RowCount);
        Matrix<double> plain = Matrix<double>.Build.Dense(generator + critic, generator + critic);
        plain.SetSubMatrix(0, generator, Coupling.Transpose());
        plain.SetSubMatrix(generator, 0, -Coupling);
        plain.SetSubMatrix(generator, generator, Curvature);
        return plain;
    }

    /// <summary>J where the generator pays with a weight, of a game that has this equilibrium.</summary>
    public DenseOperator Regularised(double weight)
    {
        KnownGame known = Quadratic.Of(Plain(), [Coupling.ColumnCount, Coupling.RowCount]);
        return new GameJacobian(known.Equilibrium!, adjustment: new GradientNormRegulariser(weight)).ToDense();
    }

    private static Matrix<double> Normal(int rows, int columns, uint seed, uint step) => Matrix<double>.Build.Dense(
        rows, columns, (row, column) => CounterRandom.Normal(seed, 30, step, (ulong)(row * columns + column)));
}
