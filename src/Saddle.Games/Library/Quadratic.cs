using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>Games whose field is linear: ξ(w) = Jw for a given matrix.</summary>
public static class Quadratic
{
    /// <summary>The quadratic game of a Jacobian; its equilibrium is 0.</summary>
    /// <param name="jacobian">J, as many rows and columns as all players have numbers.</param>
    /// <param name="sizes">How many numbers each player has; player i owns the vector w(i+1).</param>
    /// <param name="name">What the game is called.</param>
    /// <returns>
    /// Players with losses ½ wᵢᵀJᵢᵢwᵢ + Σⱼ wᵢᵀJᵢⱼwⱼ, started at ones.
    /// </returns>
    /// <exception cref="GameException">Sizes do not add up, or a player's own block is not symmetric.</exception>
    public static KnownGame Of(Matrix<double> jacobian, IReadOnlyList<int> sizes, string name = "quadratic")
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        ArgumentNullException.ThrowIfNull(sizes);
        int[] firsts = Firsts(jacobian, sizes, name);
        Matrix<double> Block(int row, int column) =>
            jacobian.SubMatrix(firsts[row], sizes[row], firsts[column], sizes[column]);
        var game = new Game(name, [.. sizes.Select((size, row) =>
        {
            RequireSymmetric(Block(row, row), name, row);
            BilinearForm[] forms = [.. sizes.Select((_, column) =>
                new BilinearForm((row == column ? 0.5 : 1) * Block(row, column)))];
            return new Player($"player {row + 1}", [new Parameter($"w{row + 1}", [size])], at => forms
                .Select((form, column) => form.Of(at[$"w{row + 1}"], at[$"w{column + 1}"]))
                .Aggregate((sum, term) => sum + term));
        })]);
        return AroundZero(game, jacobian);
    }

    /// <summary>The zero-sum game of the stake ½ xᵀPx + xᵀMy - ½ yᵀQy; its equilibrium is 0.</summary>
    /// <param name="first">P, symmetric.</param>
    /// <param name="coupling">M, as many rows as P, as many columns as Q.</param>
    /// <param name="second">Q, symmetric.</param>
    /// <returns>The game with players x, who lowers the stake, and y; started at ones.</returns>
    /// <exception cref="GameException">P or Q is not symmetric.</exception>
    public static KnownGame ZeroSum(Matrix<double> first, Matrix<double> coupling, Matrix<double> second)
    {
        const string Name = "quadratic zero-sum";
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(coupling);
        ArgumentNullException.ThrowIfNull(second);
        RequireSymmetric(first, Name, 0);
        RequireSymmetric(second, Name, 1);
        BilinearForm own = new(0.5 * first), shared = new(coupling), other = new(0.5 * second);
        Tensor Stake(Point at) =>
            own.Of(at["x"], at["x"]) + shared.Of(at["x"], at["y"]) - other.Of(at["y"], at["y"]);
        var game = new Game(
            Name,
            new Player("first", [new Parameter("x", [coupling.RowCount])], Stake),
            new Player("second", [new Parameter("y", [coupling.ColumnCount])], at => -Stake(at)));
        Matrix<double> jacobian = Matrix<double>.Build.DenseOfMatrixArray(
            new[,] { { first, coupling }, { -coupling.Transpose(), second } });
        return AroundZero(game, jacobian);
    }

    private static KnownGame AroundZero(Game game, Matrix<double> jacobian) =>
        new(game, game.Point(Enumerable.Repeat(1.0, game.Size).ToArray()))
        {
            Equilibrium = game.Point(new double[game.Size]),
            Eigenvalues = DenseEigenvalues.Of(jacobian, game.Name),
        };

    private static int[] Firsts(Matrix<double> jacobian, IReadOnlyList<int> sizes, string name)
    {
        int[] firsts = new int[sizes.Count];
        for (int player = 1; player < firsts.Length; player++)
        {
            firsts[player] = firsts[player - 1] + sizes[player - 1];
        }

        int all = sizes.Sum();
        return jacobian.RowCount == all && jacobian.ColumnCount == all ? firsts : throw new GameException(
            $"{name}: the matrix does not fit the players. "
                + $"It has {jacobian.RowCount} rows and {jacobian.ColumnCount} columns, the players have {all} "
                + "numbers. Give a square matrix with one row per number.");
    }

    private static void RequireSymmetric(Matrix<double> own, string name, int player)
    {
        if (!own.IsSymmetric())
        {
            throw new GameException(
                $"{name}: a player's own block of the Jacobian is not symmetric. "
                    + $"It is the block of player {player + 1}. "
                    + "A second derivative of one loss is symmetric; pass such a block.");
        }
    }
}
