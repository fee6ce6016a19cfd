using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.Consensus08;

/// <summary>What consensus does to any zero-sum game's Jacobian: it pulls to the left and limits rotation.</summary>
/// <remarks>
/// In the paper's signs A = v' and B = A - γ AᵀA. Its first text prints the bound of |Im / Re| without the factor
/// ‖A - Aᵀ‖; that form fails.
/// </remarks>
internal sealed record MatrixInequalities : Experiment
{
    private const int Size = 6;

    public override int Number => 5;

    public override string Title => "matrix inequalities";

    internal override void Run(Laboratory laboratory)
    {
        (double left, double ratio) = (double.NegativeInfinity, double.NegativeInfinity);
        for (uint draw = 0; draw < 500; draw++)
        {
            double weight = Math.Pow(10, CounterRandom.Normal(8, draw, 1, 0));
            (double ofAbscissa, double ofRatio) = Excess(Negative(draw), weight);
            (left, ratio) = (Math.Max(left, ofAbscissa), Math.Max(ratio, ofRatio));
        }

        laboratory.Table.Check("500 matrices: abscissa of B minus (abscissa of A - γ σ²)", "<= 1e-9",
            Laboratory.Text(left), left <= 1e-9);
        laboratory.Table.Check("500 matrices: |Im / Re| of B over its bound, minus 1", "<= 1e-9",
            Laboratory.Text(ratio), ratio <= 1e-9);
        var turn = Matrix<double>.Build.DenseOfArray(new double[,] { { 0, -10 }, { 10, 0 } });
        Complex printed = Flow(turn, 0.01).Eigenvalues()[0];
        double found = Math.Abs(printed.Imaginary / printed.Real);
        laboratory.Table.Report("rotation by 10, γ = 0.01: |Im / Re|; as first printed it would be at most", "10; 0.5",
            Laboratory.Text(found, 1 / (2 * 0.01 * 100)));
    }

    /// <summary>A random matrix with a negative semi-definite symmetric part, mostly of lower rank.</summary>
    private static Matrix<double> Negative(uint draw)
    {
        Matrix<double> root = RandomMatrix.Of(Size, draw).SubMatrix(0, Size, 0, 1 + (int)(draw % Size));
        Matrix<double> turn = RandomMatrix.Of(Size, draw + 1000);
        return turn - turn.Transpose() - root * root.Transpose();
    }

    private static (double Abscissa, double Ratio) Excess(Matrix<double> a, double weight)
    {
        DenseOperator before = new(a.ToArray()), after = Flow(a, weight);
        double least = before.SingularExtremes().Smallest;
        double turn = new DenseOperator((a - a.Transpose()).ToArray()).SingularExtremes().Largest;
        double steepest = after.Eigenvalues().Max(value => Math.Abs(value.Imaginary / value.Real));
        double scale = Math.Max(1, after.Norm);
        return (
            (after.NumericalAbscissa() - before.NumericalAbscissa() + weight * least * least) / scale,
            steepest * 2 * weight * least * least / turn - 1);
    }

    private static DenseOperator Flow(Matrix<double> a, double weight) =>
        new DenseOperator((-a).ToArray()).WithConsensus(weight).Times(-1).ToDense();
}
