using System.Numerics;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

public sealed class DenseOperatorTests
{
    private static readonly DenseOperator s_matrix = new(new double[,] { { 1, 2, 0 }, { -2, 1, 0 }, { 5, 0, -3 } });

    [Fact]
    public void Eigenvalues_fall_by_real_part()
    {
        Complex[] values = s_matrix.Eigenvalues();
        Complex[] expected = [new(1, 2), new(1, -2), -3];
        Assert.All(values.Zip(expected), pair => Assert.True((pair.First - pair.Second).Magnitude < 1e-12));
    }

    [Fact]
    public void Eigenvectors_solve_the_equation()
    {
        DenseOperator matrix = Matrices.Random(40, 3);
        foreach (Eigenpair pair in matrix.Eigenpairs())
        {
            for (int i = 0; i < 40; i++)
            {
                Complex image = Enumerable.Range(0, 40)
                    .Aggregate(Complex.Zero, (sum, j) => sum + (matrix[i, j] * pair.Vector[j]));
                Assert.True((image - (pair.Value * pair.Vector[i])).Magnitude < 1e-12);
            }

            Assert.InRange(pair.Residual, 0, 1e-12);
        }
    }

    [Fact]
    public void Products_read_rows_and_columns()
    {
        double[] x = [1, 2, 3], y = new double[3];
        s_matrix.Apply(x, y);
        Assert.Equal([5, 0, -4], y);
        s_matrix.ApplyTranspose(x, y);
        Assert.Equal([12, 4, -9], y);
        Assert.Equal(s_matrix.ToArray(), s_matrix.ToDense().ToArray());
        Assert.Equal(
            s_matrix.ToArray().Cast<double>().Select(z => -z),
            s_matrix.Times(-1).ToDense().ToArray().Cast<double>());
    }

    [Fact]
    public void Consensus_adds_the_transpose_times_the_matrix()
    {
        double[,] gram = Matrices.Product(s_matrix.ToArray(), s_matrix.ToArray(), transposeLeft: true);
        LinearOperator changed = s_matrix.WithConsensus(0.5);
        DenseOperator expected = Matrices.Of(3, (i, j) => s_matrix[i, j] + (0.5 * gram[i, j]));
        Assert.Equal(expected.ToArray(), changed.ToDense().ToArray());
        double[] x = [1, -1, 2], y = new double[3], z = new double[3];
        changed.ApplyTranspose(x, y);
        expected.ApplyTranspose(x, z);
        Assert.Equal(z, y);
    }

    [Fact]
    public void Singular_values_and_abscissa_of_a_shear_are_known()
    {
        var shear = new DenseOperator(new double[,] { { 1, 1 }, { 0, 1 } });
        (double largest, double smallest) = shear.SingularExtremes();
        Assert.Equal((Math.Sqrt(5) + 1) / 2, largest, 1e-14);
        Assert.Equal((Math.Sqrt(5) - 1) / 2, smallest, 1e-14);
        Assert.Equal(1.5, shear.NumericalAbscissa(), 1e-14);
    }

    [Fact]
    public void An_entry_that_is_not_finite_is_named()
    {
        string message = Assert.Throws<GameException>(
            () => new DenseOperator(new double[,] { { 0, 1 }, { double.NaN, 0 } })).Message;
        Assert.Equal(
            "DenseOperator: an entry of the matrix is not finite. Entry [1, 0] of a matrix with 2 rows is NaN. "
                + "Analyse the game at a point where its field is differentiable.",
            message);
        message = Assert.Throws<GameException>(() => new DenseOperator(new double[2, 3])).Message;
        Assert.Equal(
            "DenseOperator: the matrix is not square. It has 2 rows and 3 columns. Give as many rows as columns.",
            message);
    }
}
