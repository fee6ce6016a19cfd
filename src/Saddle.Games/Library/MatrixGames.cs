using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>Two players who choose among finitely many actions with softmax policies.</summary>
public static class MatrixGames
{
    private static readonly double s_turn = Math.Sqrt(3) / 9;

    /// <summary>The textbook games.</summary>
    public static LibraryGame Game { get; } = new(
        "matrix",
        "Matrix games; each player has one logit per action.",
        "von Neumann 1928; policy-gradient form: Foerster et al. 2018, arXiv:1709.04326",
        new("rock-paper-scissors", "Only turns around the even policies.", "", [],
            _ => Even("rock-paper-scissors", new[,] { { 0.0, -1, 1 }, { 1, 0, -1 }, { -1, 1, 0 } },
                [new(0, s_turn), new(0, s_turn), new(0, -s_turn), new(0, -s_turn), 0, 0])),
        new("matching-pennies", "Only turns around the even policies.", "", [],
            _ => Even("matching-pennies", new[,] { { 1.0, -1 }, { -1, 1 } }, [new(0, 0.5), new(0, -0.5), 0, 0])),
        new("prisoners-dilemma", "Both come to defect ever more surely.", "", [], _ => Dilemma()));

    /// <summary>The game of two pay-off matrices.</summary>
    /// <param name="first">What the first player earns: a row per own action, a column per action of the other.</param>
    /// <param name="second">What the second player earns, with the same rows and columns.</param>
    /// <param name="name">What the game is called.</param>
    /// <returns>The game, whose parameters are logits p and q, started away from even policies.</returns>
    public static KnownGame Of(Matrix<double> first, Matrix<double> second, string name = "matrix")
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Player Of(string player, string own, int actions, Matrix<double> gains)
        {
            var form = new BilinearForm(gains);
            return new Player(
                player, [new Parameter(own, [actions])], at => -form.Of(Policy(at["p"]), Policy(at["q"])));
        }

        var game = new Game(
            name, Of("first", "p", first.RowCount, first), Of("second", "q", first.ColumnCount, second));
        double[] start = [.. Enumerable.Range(0, game.Size).Select(i => i % 2 == 0 ? 0.5 : -0.25)];
        return new KnownGame(game, game.Point(start));
    }

    private static KnownGame Even(string name, double[,] gains, IReadOnlyList<Complex> eigenvalues)
    {
        Matrix<double> first = Matrix<double>.Build.DenseOfArray(gains);
        KnownGame known = Of(first, -first, name);
        return known with { Equilibrium = known.Game.Point(new double[known.Game.Size]), Eigenvalues = eigenvalues };
    }

    private static KnownGame Dilemma()
    {
        Matrix<double> first = Matrix<double>.Build.DenseOfArray(new[,] { { -1.0, -3 }, { 0, -2 } });
        return Of(first, first.Transpose(), "prisoners-dilemma") with
        {
            WhyNoEquilibrium = "it is at infinity, where both defect with certainty",
        };
    }

    private static Tensor Policy(Tensor logits)
    {
        Tensor powers = (logits - logits.Max(-1).Detach().RestoreAxes(logits.Shape, -1)).Exp();
        return powers / powers.Sum(-1).RestoreAxes(logits.Shape, -1);
    }
}
