using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Library;
using Xunit;

namespace Saddle.Games.Tests.Library;

public sealed class QuadraticTests
{
    [Fact]
    public void The_field_of_a_given_matrix_is_the_matrix()
    {
        var draws = new RandomBlocks(seed: 3);
        int[] sizes = [2, 3, 1];
        Matrix<double> jacobian = draws.Couplings(sizes, 0) + draws.OwnBlocks(sizes, 0);
        KnownGame known = Quadratic.Of(jacobian, sizes);
        Assert.True((Jacobians.Of(known.Game, known.Start) - jacobian).L2Norm() < 1e-12);
        Assert.True((Jacobians.Of(known.Game, 2 * known.Start) - jacobian).L2Norm() < 1e-12);
    }

    [Fact]
    public void Zero_sum_losses_cancel()
    {
        KnownGame known = QuadraticGames.Game.Choose("zero-sum").With(QuadraticGames.Seed, 5).Make();
        Field along = known.Game.FieldOn();
        Assert.Equal(0, (along.Loss(0, known.Start) + along.Loss(1, known.Start)).ToScalar(), 1e-12);
    }

    public static TheoryData<Action, string> Refused => new()
    {
        {
            () => Quadratic.Of(Matrix<double>.Build.DenseIdentity(3), [1, 1]),
            "quadratic: the matrix does not fit the players. It has 3 rows and 3 columns, "
                + "the players have 2 numbers. Give a square matrix with one row per number."
        },
        {
            () => Quadratic.Of(
                Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 2, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }), [2, 1]),
            "quadratic: a player's own block of the Jacobian is not symmetric. It is the block of player 1. "
                + "A second derivative of one loss is symmetric; pass such a block."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Matrices_that_are_no_games_are_refused(Action make, string message) =>
        Assert.Equal(message, Assert.Throws<GameException>(make).Message);
}
