using Saddle.Games.Library;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>All dynamics of the catalogue on all games of the library; a new row is tested with that.</summary>
public sealed class EveryDynamicsTests
{
    private const int Steps = 6;
    private const double Rate = 0.05;

    public static TheoryData<string, string, string> Usual => Rows(names => names.Take(1));

    public static TheoryData<string, string, string> Other => Rows(names => names.Skip(1));

    [Theory]
    [MemberData(nameof(Usual))]
    public void Starts_together_end_where_each_would_alone(string name, string game, string variant) =>
        RequireSameEnds(name, game, variant);

    [Theory]
    [MemberData(nameof(Other))]
    [Trait("Category", "Slow")]
    public void Other_starts_end_where_each_would_alone(string name, string game, string variant) =>
        RequireSameEnds(name, game, variant);

    [Theory]
    [MemberData(nameof(Usual))]
    public void The_derivative_of_a_step_is_its_difference_quotient(string name, string game, string variant) =>
        RequireDerivative(name, game, variant);

    [Theory]
    [MemberData(nameof(Other))]
    [Trait("Category", "Slow")]
    public void Other_derivatives_are_difference_quotients(
        string name, string game, string variant) => RequireDerivative(name, game, variant);

    private static void RequireSameEnds(string name, string game, string variant)
    {
        KnownGame known = GameCatalogue.Named(game).Make(variant);
        Dynamics dynamics = DynamicsCatalogue.Parts.Make(name);
        if (IsRefused(dynamics, known))
        {
            Assert.Throws<GameException>(() => dynamics.Check(known.Game, known.Rule));
            return;
        }

        double[][] starts = [Near(known.Start, 0), Near(known.Start, 1)];
        double[] together = End(dynamics, known, known.Game.Points(starts), threads: 1);
        double[] alone = [.. starts.SelectMany(start => End(dynamics, known, known.Game.Point(start), threads: 1))];
        Assert.All(alone, x => Assert.True(double.IsFinite(x)));
        Assert.Equal(alone, together, (left, right) => Math.Abs(left - right) <= 1e-12 * (1 + Math.Abs(left)));
        Assert.Equal(together, End(dynamics, known, known.Game.Points(starts), threads: 2));
    }

    private static void RequireDerivative(string name, string game, string variant)
    {
        KnownGame known = GameCatalogue.Named(game).Make(variant);
        Dynamics dynamics = DynamicsCatalogue.Parts.Make(name);
        if (IsRefused(dynamics, known))
        {
            return;
        }

        // The last step of a period, which has every kind of turn, from a point that two steps led to.
        IReadOnlyList<Tensor> Step(IReadOnlyList<Tensor> all, long step) =>
            OneStep(dynamics, known, all, step).All;
        Motion begun = Motion.Begin(known.Game.Point(Near(known.Start, 1)), dynamics, known.Rule);
        Tensor[] at = [.. Step(Step(begun.All, 0), 1)];
        int first = 0;
        Tensor[] along = [.. at.Select(x => Wave(x.Shape, ref first))];
        int last = Math.Max(1, dynamics.Period) - 1;
        double[] derivative = Numbers(Derivative.JacobianVector(all => Step(all, last), at, along));

        const double Small = 1e-5;
        double[] ahead = Numbers(Step([.. at.Zip(along, (x, u) => x + Small * u)], last));
        double[] behind = Numbers(Step([.. at.Zip(along, (x, u) => x - Small * u)], last));
        double scale = derivative.Max(Math.Abs);
        for (int i = 0; i < derivative.Length; i++)
        {
            Assert.Equal((ahead[i] - behind[i]) / (2 * Small), derivative[i], 1e-7 * scale);
        }
    }

    private static TheoryData<string, string, string> Rows(Func<IEnumerable<string>, IEnumerable<string>> some)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (string name in DynamicsCatalogue.Parts.Names)
        {
            foreach (LibraryGame game in GameCatalogue.All)
            {
                foreach (string variant in some(game.Variants.Names))
                {
                    rows.Add(name, game.Name, variant);
                }
            }
        }

        return rows;
    }

    private static Motion OneStep(Dynamics dynamics, KnownGame known, IReadOnlyList<Tensor> all, long step)
    {
        Motion before = Motion.Begin(known.Start, dynamics, known.Rule).Read(all);
        Tensor rate = Tensor.Scalar(Rate, ElementType.Float64);
        var stepper = new Stepper(known.Rule, [.. known.Game.Players.Select(_ => rate)]);
        return dynamics.Step(before, known.Game.FieldOn(), stepper, step);
    }

    private static double[] End(Dynamics dynamics, KnownGame known, Point start, int threads)
    {
        var trajectory = new Trajectory(
            dynamics, start, [Rate], known.Rule, new CompilerOptions { Threads = threads });
        trajectory.Advance(Steps);
        IEnumerable<double[]> ends = trajectory.At.ToArray().Chunk(start.Game.Size);
        IEnumerable<double[]> solutions = trajectory.Solution.ToArray().Chunk(start.Game.Size);
        return [.. ends.Zip(solutions, (end, solution) => end.Concat(solution)).SelectMany(numbers => numbers)];
    }

    private static bool IsRefused(Dynamics dynamics, KnownGame known) =>
        dynamics is ProximalPoint or RungeKutta && !known.Rule.IsPlain;

    private static double[] Near(Point start, int number) =>
        [.. start.ToArray().Select((x, i) => 0.7 * x + 0.2 * Math.Sin(1 + i + 7 * number))];

    private static Tensor Wave(Shape shape, ref int first)
    {
        int start = first;
        first += (int)shape.Count;
        return Tensor.FromArray([.. Enumerable.Range(start, (int)shape.Count).Select(i => Math.Cos(1 + i))], shape);
    }

    private static double[] Numbers(IEnumerable<Tensor> tensors) => [.. tensors.SelectMany(x => x.ToArray<double>())];
}
