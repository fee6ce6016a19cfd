using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Library;
using Xunit;

namespace Saddle.Games.Tests.Library;

public sealed class DenseEigenvaluesTests
{
    [Theory]
    [InlineData("moment-gan", "point", "rho")]
    [InlineData("moment-gan", "anchor", "anchor")]
    public void Settings_too_large_for_eigenvalues_are_refused(string game, string variant, string setting)
    {
        GameException refused = Assert.Throws<GameException>(
            () => GameCatalogue.Named(game).Choose(variant).With(setting, "1e308").Make());
        Assert.Contains("Choose smaller settings.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-307)]
    [InlineData(1e300)]
    [InlineData(4e307)]
    public void Eigenvalues_grow_with_the_matrix_to_the_ends_of_float64(double size)
    {
        Matrix<double> matrix = Matrix<double>.Build.DenseOfArray(new double[,] { { 2, 1 }, { 1, 3 } });
        double[] found = [.. DenseEigenvalues.Of(size * matrix, "a game").Select(value => value.Real / size).Order()];
        Assert.Equal((5 - Math.Sqrt(5)) / 2, found[0], 1e-14);
        Assert.Equal((5 + Math.Sqrt(5)) / 2, found[1], 1e-14);
        Assert.Throws<GameException>(() => DenseEigenvalues.Of(1.7e308 * (matrix - 1), "a game"));
    }

    /// <summary>Found by fuzzing: the package read beyond the end of an array.</summary>
    [Fact]
    public void The_curvature_of_a_potential_may_be_as_large_as_float64() =>
        Assert.All(
            GameCatalogue.Named("quadratic").Choose("potential").With("curvature", "1e308").Make().Eigenvalues!,
            value => Assert.Equal(1, value.Real / 1e308, 1e-12));
}
