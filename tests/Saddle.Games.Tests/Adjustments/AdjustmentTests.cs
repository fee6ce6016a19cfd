using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Adjustments;
using Xunit;

namespace Saddle.Games.Tests.Adjustments;

/// <summary>Every adjustment beside its formula, with J and gradients from differences of plain numbers.</summary>
public sealed class AdjustmentTests
{
    private const double Weight = 0.6;
    private const double Small = 1e-5;
    private const int Points = 12;

    private static readonly Game s_game = TanhGame.Create();
    private static readonly int[] s_owners = [0, 0, 1, 1, 1, 2];
    private static readonly CompiledFunction s_own = Compiled(at => s_game.FieldOn().At(at).Tensors);
    private static readonly CompiledFunction s_losses =
        Compiled(at => [.. Enumerable.Range(0, 3).Select(player => s_game.Loss(player, at, Sample.None))]);

    private delegate double[] Formula(Vector<double> at, Vector<double> own, Matrix<double> slope);

    private static readonly (Adjustment Adjustment, Formula Formula)[] s_rows =
    [
        (new Consensus(Weight), (_, own, j) => [.. own + Weight * (j.Transpose() * own)]),
        (new SymplecticAdjustment(Weight), (_, own, j) => [.. own + Weight * Turn(own, j)]),
        (new SymplecticAdjustment(Weight, Aligned: true), (_, own, j) =>
            [.. own + Weight * Alignment(own, j) * Turn(own, j)]),
        (new AlignedConsensus(Weight), (_, own, j) =>
            [.. own + Weight * Math.Sign(own * (j.Transpose() * own)) * (j.Transpose() * own)]),
        (new ClippedGradient(1.5), (_, own, _) => Each(i => own[i] * Math.Min(1, 1.5 / Norm(own, s_owners[i])))),
        (new GradientNormRegulariser(Weight), (_, own, j) => Regularised(own, j, payer: 0, of: 1)),
        (new GradientNormRegulariser(Weight, Payer: 2, Of: 0), (_, own, j) => Regularised(own, j, payer: 2, of: 0)),
        (new GradientNormRegulariser(Weight, Payer: 1, Of: 1), (_, own, j) => Regularised(own, j, payer: 1, of: 1)),
        (new OpponentLookahead(Weight), (at, own, _) => Each(i => OthersMoved(at, own, s_owners[i])[i])),
        (new Lola(Weight), (at, _, _) => Each(i => Quotient(at, i, moved => LossAhead(moved, s_owners[i])))),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, s_rows.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_adjusted_field_is_the_formula_at_each_of_many_starts(int row)
    {
        (Adjustment adjustment, Formula formula) = s_rows[row];
        double[][] starts = [.. Enumerable.Range(0, Points).Select(TanhGame.Start)];
        double[] together = s_game.FieldOn().Adjusted(adjustment).At(s_game.Points(starts)).ToArray();
        for (int k = 0; k < Points; k++)
        {
            Vector<double> at = Vector<double>.Build.Dense(starts[k]);
            double[] expected = formula(at, Own(at), Slope(at));
            double[] alone = s_game.FieldOn().Adjusted(adjustment).At(s_game.Point(starts[k])).ToArray();
            Assert.Equal(expected, alone, (x, y) => Math.Abs(x - y) < 1e-8);
            Assert.Equal(alone, together[(6 * k)..(6 * k + 6)], (x, y) => Math.Abs(x - y) < 1e-14);
        }
    }

    [Fact]
    public void The_points_have_both_alignments_and_both_kinds_of_norm()
    {
        Vector<double>[] points =
            [.. Enumerable.Range(0, Points).Select(k => Vector<double>.Build.Dense(TanhGame.Start(k)))];
        IEnumerable<double> norms = points.SelectMany(at => Enumerable.Range(0, 3).Select(i => Norm(Own(at), i)));
        Assert.Equal([-1, 1], points.Select(at => Alignment(Own(at), Slope(at))).Distinct().Order());
        Assert.Equal(2, points.Select(at => Math.Sign(Own(at) * (Slope(at).Transpose() * Own(at)))).Distinct().Count());
        Assert.Equal(2, norms.Select(norm => norm > 1.5).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nothing_is_undefined_where_the_field_is_zero(int row)
    {
        var turning = new Game(
            "turning",
            new Player("first", "x", at => at["x"] * at["y"]),
            new Player("second", "y", at => -at["x"] * at["y"]),
            new Player("third", "z", at => at["z"].Square()));
        Field along = turning.FieldOn().Adjusted(s_rows[row].Adjustment);
        Assert.Equal([0, 0, 0], along.At(turning.Point(0, 0, 0)).ToArray());
        Matrix<double> slope = Jacobians.Of(turning, turning.Point(0, 0, 0), along);
        Assert.All(slope.Enumerate(), x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void The_gradient_norm_leaves_everyone_but_its_payer_alone_bit_for_bit()
    {
        Point at = s_game.Point(TanhGame.Start(3));
        double[] plain = s_game.FieldOn().At(at).ToArray();
        double[] changed = s_game.FieldOn().Adjusted(new GradientNormRegulariser(0.5)).At(at).ToArray();
        Assert.Equal(plain[2..], changed[2..]);
        Assert.NotEqual(plain[0], changed[0]);
    }

    [Fact]
    public void A_payer_who_does_not_play_is_refused() => Assert.Equal(
        "GradientNormRegulariser: there is no such player of tanh. 3 pays for 1, the players are 0 to 2. "
            + "Name two of these.",
        Assert.Throws<GameException>(() => new GradientNormRegulariser(1, Payer: 3).Check(s_game)).Message);

    [Fact]
    public void Consensus_makes_maxima_attractive_and_aligned_consensus_does_not()
    {
        Tensor Hill(Point at) => -at["x"].Square() - at["y"].Square(); // κ = 2
        var hill = new Game("hill", new Player("first", "x", Hill), new Player("second", "y", Hill));
        double Pull(Adjustment by) => hill.FieldOn().Adjusted(by).At(hill.Point(1, 0)).ToArray()[0];
        Assert.Equal(-2 + 4 * 0.49, Pull(new Consensus(0.49)), 1e-14);
        Assert.Equal(-2 + 4 * 0.51, Pull(new Consensus(0.51)), 1e-14);
        Assert.Equal(-2 - 4 * 0.51, Pull(new AlignedConsensus(0.51)), 1e-14);
    }

    private static double[] Each(Func<int, double> of) => [.. Enumerable.Range(0, 6).Select(of)];

    private static double Norm(Vector<double> own, int player) =>
        Math.Sqrt(own.Where((_, i) => s_owners[i] == player).Sum(x => x * x));

    private static Vector<double> Turn(Vector<double> own, Matrix<double> slope) =>
        (slope.Transpose() - slope) * own / 2;

    private static int Alignment(Vector<double> own, Matrix<double> slope)
    {
        Vector<double> towards = slope.Transpose() * own;
        return Math.Sign((own * towards) * (Turn(own, slope) * towards) / 6 + 0.1);
    }

    private static double[] Regularised(Vector<double> own, Matrix<double> slope, int payer, int of) => Each(i =>
        own[i] + (s_owners[i] == payer
            ? 2 * Weight * Enumerable.Range(0, 6).Where(k => s_owners[k] == of).Sum(k => slope[k, i] * own[k])
            : 0));

    private static Vector<double> Own(Vector<double> at) => Run(s_own, at);

    private static Matrix<double> Slope(Vector<double> at) => Matrix<double>.Build.DenseOfColumnVectors(
        Enumerable.Range(0, 6).Select(i => (Own(Shifted(at, i, Small)) - Own(Shifted(at, i, -Small))) / (2 * Small)));

    private static double Quotient(Vector<double> at, int i, Func<Vector<double>, double> function) =>
        (function(Shifted(at, i, Small)) - function(Shifted(at, i, -Small))) / (2 * Small);

    private static Vector<double> Shifted(Vector<double> at, int i, double by)
    {
        Vector<double> shifted = at.Clone();
        shifted[i] += by;
        return shifted;
    }

    private static Vector<double> Ahead(Vector<double> at, Vector<double> own, int player) =>
        Vector<double>.Build.Dense(6, i => s_owners[i] == player ? at[i] : at[i] - Weight * own[i]);

    private static Vector<double> OthersMoved(Vector<double> at, Vector<double> own, int player) =>
        Own(Ahead(at, own, player));

    private static double LossAhead(Vector<double> at, int player) => Run(s_losses, Ahead(at, Own(at), player))[player];

    private static CompiledFunction Compiled(Func<Point, IReadOnlyList<Tensor>> function) => Compiler.Compile(
        xs => function(s_game.Point(xs)),
        [.. s_game.Parameters.Select(w => new TensorSpec(w.Shape, ElementType.Float64))]);

    private static Vector<double> Run(CompiledFunction function, Vector<double> at) => Vector<double>.Build.Dense(
        [.. function.Run([.. at.Select(x => Tensor.Scalar(x, ElementType.Float64))]).Select(x => x.ToScalar())]);
}
