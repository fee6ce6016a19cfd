using Saddle.Games.Adjustments;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

public sealed class GameJacobianTests
{
    private static readonly int[] s_sizes = [2, 3, 1];

    [Fact]
    public void Products_and_parts_of_a_quadratic_game_are_those_of_its_matrix()
    {
        double[,] matrix = OwnBlocksSymmetric(Matrices.Normal(6, 6, 21));
        Game game = SpectraGames.Quadratic(matrix, s_sizes);
        var jacobian = new GameJacobian(game.Point(1, -2, 3, 0.5, 1, 2));
        AssertClose(matrix, jacobian.ToDense(), 1e-12);
        AssertClose(Transposed(matrix), Transposes(jacobian), 1e-12);
        JacobianParts parts = jacobian.Parts();
        AssertClose(Matrices.Of(6, (i, j) => 0.5 * (matrix[i, j] + matrix[j, i])).ToArray(), parts.Symmetric, 1e-12);
        AssertClose(
            Matrices.Of(6, (i, j) => 0.5 * (matrix[i, j] - matrix[j, i])).ToArray(), parts.Antisymmetric, 1e-12);
        AssertClose(Matrices.Of(6, (i, j) => Owner(i) == Owner(j) ? matrix[i, j] : 0).ToArray(), parts.Own, 1e-12);
        double squares = Square(parts.Own) + Square(parts.Cooperative) + Square(parts.Antisymmetric);
        Assert.Equal(Square(parts.Jacobian), squares, 1e-12);
    }

    [Fact]
    public void Products_of_a_game_of_networks_are_its_fields_differences()
    {
        Game game = SpectraGames.Networks();
        double[] at = [.. Matrices.Normal(1, game.Size, 3).Cast<double>()];
        var jacobian = new GameJacobian(game.Point(at));
        DenseOperator dense = jacobian.ToDense();
        double worst = 0;
        for (int j = 0; j < game.Size; j++)
        {
            double[] ahead = FieldBeside(j, 1e-5), behind = FieldBeside(j, -1e-5);
            for (int i = 0; i < game.Size; i++)
            {
                worst = Math.Max(worst, Math.Abs(((ahead[i] - behind[i]) / 2e-5) - dense[i, j]));
            }
        }

        Assert.InRange(worst / dense.Norm, 0, 1e-9);
        AssertClose(Transposed(dense.ToArray()), Transposes(jacobian), 1e-13);

        double[] FieldBeside(int j, double step) =>
            new GameJacobian(game.Point([.. at.Select((x, i) => i == j ? x + step : x)])).FieldValue();
    }

    [Fact]
    public void The_adjusted_field_at_an_equilibrium_has_the_plain_Jacobian_with_consensus()
    {
        Game game = SpectraGames.Quadratic(OwnBlocksSymmetric(Matrices.Normal(6, 6, 22)), s_sizes);
        Point origin = game.Point(new double[6]);
        DenseOperator adjusted = new GameJacobian(origin, adjustment: new Consensus(0.7)).ToDense();
        AssertClose(new GameJacobian(origin).WithConsensus(0.7).ToDense().ToArray(), adjusted, 1e-12);
    }

    [Fact]
    public void Samples_are_averaged_before_anything_else()
    {
        var game = new Game(
            "stochastic",
            new Player("first", [new Parameter("x", [])], (at, sample) => at["x"] * at["y"] * sample.Data[0].Sum()),
            new Player("second", [new Parameter("y", [])], (at, sample) => -at["x"] * at["y"] * sample.Data[0].Sum()))
        {
            IsStochastic = true,
            Data = [new TensorSpec([2], ElementType.Float64)],
        };
        Sample[] samples = [Drawn(1, 2), Drawn(3, 4), Drawn(-1, 0)];
        var jacobian = new GameJacobian(game.Point(0, 0), samples);
        AssertClose(new double[,] { { 0, 3 }, { -3, 0 } }, jacobian.ToDense(), 1e-15);
        AssertClose(new double[,] { { 9, 3 }, { -3, 9 } }, jacobian.WithConsensus(1).ToDense(), 1e-14);
        Assert.Equal(
            "stochastic: the Jacobian of this game needs samples. A minibatch has 1 tensors, got no sample. "
                + "Pass ten or more for a mean that means something.",
            Assert.Throws<GameException>(() => new GameJacobian(game.Point(0, 0))).Message);

        static Sample Drawn(double x, double y) => new(Tensor.Of(0L, 0L), [Tensor.Of(x, y)]);
    }

    [Fact]
    public void A_kink_is_told_from_curvature()
    {
        Game game = SpectraGames.Kinked();
        string message = Assert.Throws<GameException>(() => Spectrum.Of(game.Point(0.5, 0))).Message;
        Assert.Equal(
            "wgan-gp: its field is not differentiable at this point. A slope along direction 0 of seed 0 is off the "
                + "derivative by 100 percent. Analyse a point nearby, or replace what has the kink, such as a norm at "
                + "zero, by something smooth.", message);
        new GameJacobian(game.Point(0.5, 0.1)).RequireDifferentiable();
        new GameJacobian(SpectraGames.Dirac(0.3).Point(0, 0)).RequireDifferentiable();
        new GameJacobian(SpectraGames.Dirac(0.3).Point(100, -3)).RequireDifferentiable();

        // Curvature alone: all derivatives of the field are zero here.
        var flat = new Game(
            "flat",
            new Player("first", "x", at => at["x"].Square() * at["x"]),
            new Player("second", "y", at => at["y"].Square() * at["x"]));
        new GameJacobian(flat.Point(0, 0)).RequireDifferentiable();
    }

    [Fact]
    public void A_slope_that_is_not_finite_is_named()
    {
        var game = new Game(
            "rooted",
            new Player("first", [new Parameter("x", [2])], at => at["x"].Sum().Log()),
            new Player("second", "y", at => at["y"].Square()));
        Assert.Equal(
            "rooted: its field is not finite at this point. 'x'[0] has slope NaN. Analyse a point nearby, or replace "
                + "what has no slope there, such as a norm at zero.",
            Assert.Throws<GameException>(() => Spectrum.Of(game.Point(0, 0, 0))).Message);
        Assert.Equal(
            "rooted: its Jacobian is not finite here. 'x'[0] of a product is NaN, along a direction that is largest "
                + "at 'x'[0]. Analyse the game at a point where its field is differentiable.",
            Assert.Throws<GameException>(() => new GameJacobian(game.Point(0, 0, 0)).ToDense()).Message);
    }

    [Fact]
    public void A_point_of_float32_is_refused()
    {
        Game game = SpectraGames.Dirac(0);
        Point point = game.Point([Tensor.Scalar(0), Tensor.Scalar(0)]);
        Assert.Equal(
            "dirac: this point cannot be analysed. It has Float32 numbers and starts []. Give one point in float64.",
            Assert.Throws<GameException>(() => new GameJacobian(point)).Message);
    }

    private static double[,] OwnBlocksSymmetric(double[,] matrix) => Matrices.Of(6, (i, j) =>
        Owner(i) == Owner(j) ? 0.5 * (matrix[i, j] + matrix[j, i]) : matrix[i, j]).ToArray();

    private static int Owner(int i) => i < 2 ? 0 : i < 5 ? 1 : 2;

    private static double Square(DenseOperator matrix) => matrix.Norm * matrix.Norm;

    private static double[,] Transposed(double[,] matrix) =>
        Matrices.Of(matrix.GetLength(0), (i, j) => matrix[j, i]).ToArray();

    private static DenseOperator Transposes(LinearOperator whole)
    {
        var entries = new double[whole.Size, whole.Size];
        for (int j = 0; j < whole.Size; j++)
        {
            double[] unit = new double[whole.Size], column = new double[whole.Size];
            unit[j] = 1;
            whole.ApplyTranspose(unit, column);
            for (int i = 0; i < whole.Size; i++)
            {
                entries[i, j] = column[i];
            }
        }

        return new DenseOperator(entries);
    }

    private static void AssertClose(double[,] expected, DenseOperator actual, double tolerance)
    {
        for (int i = 0; i < actual.Size; i++)
        {
            for (int j = 0; j < actual.Size; j++)
            {
                Assert.Equal(expected[i, j], actual[i, j], tolerance);
            }
        }
    }
}
