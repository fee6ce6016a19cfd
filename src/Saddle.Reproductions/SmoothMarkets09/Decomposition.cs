using MathNet.Numerics.LinearAlgebra;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>J and its parts are the known matrices, or difference quotients of the field.</summary>
internal sealed record Decomposition : Experiment
{
    private static readonly int[] s_sizes = [2, 3, 1];
    private static readonly int[] s_owners = [0, 0, 1, 1, 1, 2];

    public override int Number => 1;

    public override string Title => "parts of the Jacobian";

    internal override void Run(Laboratory laboratory)
    {
        double parts = 0, products = 0;
        for (uint draw = 0; draw < 20; draw++)
        {
            Matrix<double> jacobian = Blocks(draw);
            var found = new GameJacobian(RandomPoint.Of(Quadratic.Of(jacobian, s_sizes).Game, draw + 100));
            parts = Math.Max(parts, PartsGap(jacobian, found.Parts()));
            products = Math.Max(products, ProductsGap(jacobian, found, RandomPoint.Numbers(6, draw + 200)));
        }

        laboratory.AtMost("20 quadratic games: J, S, A, B against the known", 1e-12, parts);
        laboratory.AtMost("20 quadratic games: Ju, Jᵀu, Aᵀu against the matrices", 1e-10, products);
        laboratory.AtMost("tanh networks: J against difference quotients, relative", 1e-6, QuotientGap());
    }

    // Any matrix with symmetric own blocks is the Jacobian of quadratic losses.
    private static Matrix<double> Blocks(uint draw)
    {
        Matrix<double> all = Matrix<double>.Build.Dense(6, 6, RandomPoint.Numbers(36, draw));
        return Matrix<double>.Build.Dense(6, 6, (row, column) =>
            s_owners[row] == s_owners[column] ? (all[row, column] + all[column, row]) / 2 : all[row, column]);
    }

    private static double PartsGap(Matrix<double> jacobian, JacobianParts found)
    {
        Matrix<double> symmetric = (jacobian + jacobian.Transpose()) / 2;
        Matrix<double> own = jacobian.MapIndexed((row, column, x) => s_owners[row] == s_owners[column] ? x : 0);
        return Math.Max(
            Math.Max(Gap(jacobian, found.Jacobian), Gap(symmetric, found.Symmetric)),
            Math.Max(Gap(jacobian - symmetric, found.Antisymmetric), Gap(own, found.Own)));
    }

    private static double Gap(Matrix<double> expected, DenseOperator found) => RandomPoint.Gap(
        expected.ToRowMajorArray(), found.ToArray().Cast<double>());

    private static double ProductsGap(Matrix<double> jacobian, GameJacobian found, double[] direction)
    {
        double[] image = new double[6], transposed = new double[6];
        found.Apply(direction, image);
        found.ApplyTranspose(direction, transposed);
        Vector<double> u = Vector<double>.Build.Dense(direction);
        IEnumerable<double> turn = transposed.Zip(image, (x, y) => (x - y) / 2);
        return Math.Max(
            Math.Max(RandomPoint.Gap(jacobian * u, image), RandomPoint.Gap(jacobian.Transpose() * u, transposed)),
            RandomPoint.Gap((jacobian.Transpose() - jacobian) * u / 2, turn));
    }

    private static double QuotientGap()
    {
        const double Small = 1e-5;
        Game game = MarketGan.Create(nonSaturating: true);
        double[] at = RandomPoint.Numbers(game.Size, 300, 0.5);
        double[] FieldAt(double[] place) => game.FieldOn().At(game.Point(place)).ToArray();
        DenseOperator jacobian = new GameJacobian(game.Point(at)).ToDense();
        double gap = 0, largest = 0;
        for (int column = 0; column < game.Size; column += 7)
        {
            (double[] ahead, double[] behind) = ([.. at], [.. at]);
            ahead[column] += Small;
            behind[column] -= Small;
            double[] quotients = [.. FieldAt(ahead).Zip(FieldAt(behind), (x, y) => (x - y) / (2 * Small))];
            double[] found = [.. Enumerable.Range(0, game.Size).Select(row => jacobian[row, column])];
            (gap, largest) = (Math.Max(gap, RandomPoint.Gap(quotients, found)), Math.Max(largest, found.Max(Math.Abs)));
        }

        return gap / largest;
    }
}
