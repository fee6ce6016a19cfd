using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Dynamics that look back at the last step have none to look at in the first.</summary>
public sealed class FirstStepTests
{
    private static readonly Game s_turning = TurningGame.Create();

    public static TheoryData<Dynamics> LookingBack => new()
    {
        new Optimistic(),
        new Optimistic(AfterScaling: true),
        new PastExtragradient(),
        new HeavyBall(0.9),
        new Averaged(new Optimistic()),
        new Lookahead(new PastExtragradient()),
        new Adjusted(new Optimistic(), new Consensus(0), Every: 2),
    };

    public static TheoryData<Dynamics, double, double> SecondSteps => new()
    {
        // The field is (y, -x): (1, -1) at first, (1.2, -0.8) at (0.8, 1.2).
        { new Optimistic(), 0.8 - 0.2 * (2 * 1.2 - 1), 1.2 - 0.2 * (2 * -0.8 + 1) },
        { new Optimistic(AfterScaling: true), 0.8 - 0.2 * (2 * 1.2 - 1), 1.2 - 0.2 * (2 * -0.8 + 1) },

        // One step ahead along (1, -1) lies (0.6, 1.4), whose field is (1.4, -0.6).
        { new PastExtragradient(), 0.8 - 0.2 * 1.4, 1.2 + 0.2 * 0.6 },
    };

    [Theory]
    [MemberData(nameof(LookingBack))]
    public void The_first_step_is_a_plain_one(Dynamics dynamics) =>
        Assert.Equal([0.8, 1.2], After(dynamics, new PlainStep(), 1));

    [Theory]
    [MemberData(nameof(LookingBack))]
    public void The_first_step_is_the_rules_own(Dynamics dynamics)
    {
        var rule = new MomentumRule(0);
        Assert.Equal(After(new Simultaneous(), rule, 1), After(dynamics, rule, 1));
    }

    [Fact]
    public void The_first_look_ahead_does_not_pass_through_the_rules_state()
    {
        var rule = new MomentumRule(0.5);
        var trajectory = new Trajectory(new PastExtragradient(), s_turning.Point(1, 1), [0.2], new FallingRule());
        trajectory.Advance();
        Assert.Equal([0.8, 1.2], trajectory.At.ToArray());
        Assert.Equal(After(new Simultaneous(), rule, 1), After(new PastExtragradient(), rule, 1));
    }

    [Theory]
    [MemberData(nameof(SecondSteps))]
    public void The_second_step_looks_back(Dynamics dynamics, double x, double y)
    {
        double[] end = After(dynamics, new PlainStep(), 2);
        Assert.Equal(x, end[0], 1e-15);
        Assert.Equal(y, end[1], 1e-15);
    }

    [Theory]
    [MemberData(nameof(SecondSteps))]
    public void Starts_side_by_side_begin_each_with_a_plain_step(Dynamics dynamics, double x, double y)
    {
        var ones = Tensor.Ones([3], ElementType.Float64);
        Point starts = s_turning.Point([ones, ones]);
        var trajectory = new Trajectory(dynamics, starts, [0.2]);
        trajectory.Advance(2);
        Assert.All(trajectory.At["x"].ToArray<double>(), value => Assert.Equal(x, value, 1e-15));
        Assert.All(trajectory.At["y"].ToArray<double>(), value => Assert.Equal(y, value, 1e-15));
    }

    private static double[] After(Dynamics dynamics, StepRule rule, int steps)
    {
        var trajectory = new Trajectory(dynamics, s_turning.Point(1, 1), [0.2], rule);
        trajectory.Advance(steps);
        return trajectory.At.ToArray();
    }

    /// <summary>Plain steps of a rate that halves each time the rule is asked.</summary>
    private sealed record FallingRule : StepRule
    {
        public override IReadOnlyList<Parameter> State(Game game, int player) => [new Parameter("asked", [])];

        public override RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
            IReadOnlyList<Tensor> state, Tensor rate) => new(
            [.. at.Zip(direction, (x, d) => x - rate / (1 + state[0]) * d)], [state[0] + 1]);
    }
}
