using System.Numerics;
using Saddle.Games.Spectra.Krylov;
using Xunit;

namespace Saddle.Games.Tests.Spectra.Krylov;

public sealed class RealSchurTests
{
    public static TheoryData<string, int> Cases => new()
    {
        { "random", 1 }, { "random", 2 }, { "random", 3 }, { "random", 41 }, { "zero", 5 }, { "identity", 6 },
        { "cycle", 8 }, { "jordan", 12 }, { "rotation", 2 }, { "companion", 9 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Factors_multiply_to_the_matrix_in_any_order_of_blocks(string kind, int size)
    {
        double[,] matrix = Matrix(kind, size);
        var schur = new RealSchur(matrix);
        SchurOrder.Sort(schur, value => -value.Real);
        AssertFactors(matrix, schur);
        SchurOrder.Sort(schur, value => value.Magnitude);
        AssertFactors(matrix, schur);
        double[] sizes = [.. Blocks(schur).Select(block => schur.Eigenvalue(block).Magnitude)];
        Assert.True(sizes.Zip(sizes.Skip(1)).All(pair => pair.First >= pair.Second - 1e-6));
    }

    [Fact]
    public void Vectors_of_a_random_matrix_solve_the_triangular_problem()
    {
        var schur = new RealSchur(Matrix("random", 30));
        foreach (int block in Blocks(schur))
        {
            Complex value = schur.Eigenvalue(block);
            Complex[] vector = SchurVectors.Of(schur, block, value);
            for (int i = 0; i < 30; i++)
            {
                Complex image = Enumerable.Range(0, 30)
                    .Aggregate(Complex.Zero, (sum, j) => sum + (schur.T[i, j] * vector[j]));
                Assert.True((image - (value * vector[i])).Magnitude < 1e-13);
            }
        }
    }

    private static void AssertFactors(double[,] matrix, RealSchur schur)
    {
        int size = matrix.GetLength(0);
        double[,] moved = Matrices.Product(matrix, schur.Z);
        double[,] same = Matrices.Product(schur.Z, schur.T);
        double[,] gram = Matrices.Product(schur.Z, schur.Z, transposeLeft: true);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                Assert.Equal(moved[i, j], same[i, j], 1e-12);
                Assert.Equal(i == j ? 1 : 0, gram[i, j], 1e-13);
                Assert.True(i <= j || schur.T[i, j] == 0 || (i == j + 1 && schur.IsPair(j)));
            }
        }
    }

    private static IEnumerable<int> Blocks(RealSchur schur)
    {
        for (int block = 0; block < schur.T.GetLength(0); block += SchurOrder.Width(schur, block))
        {
            yield return block;
        }
    }

    private static double[,] Matrix(string kind, int size) => kind switch
    {
        "random" => Matrices.Normal(size, size, 7),
        "zero" => new double[size, size],
        "identity" => Matrices.Of(size, (i, j) => i == j ? 1 : 0).ToArray(),
        "cycle" => Matrices.Of(size, (i, j) => (i + 1) % size == j ? 1 : 0).ToArray(),
        "jordan" => Matrices.Of(size, (i, j) => i == j ? 2 : i + 1 == j ? 1 : 0).ToArray(),
        "rotation" => new double[,] { { 0, 1 }, { -1, 0 } },
        _ => Matrices.Of(size, (i, j) => i == 0 ? 1.0 / (j + 1) : i == j + 1 ? 1 : 0).ToArray(),
    };
}
