using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>What each of the dynamics refuses, and that dynamics around it pass the refusal on.</summary>
public sealed class RefusalTests
{
    private const string TwoMomenta =
        "HeavyBall: the step rule has momentum of its own. It keeps 0.5 of each step. Use a rule without momentum, "
        + "or other dynamics than a heavy ball.";

    private const string NotPlain =
        "ProximalPoint: an implicit step must be plain. The step rule makes steps that are not the direction "
        + "times the rate, so w' = w - h ξ(w') is not their equation. "
        + "Use plain steps, or extragradient, which goes with any rule.";

    private static readonly Game s_game = TanhGame.Create();

    public static TheoryData<Dynamics, StepRule, string> Combinations => new()
    {
        { new HeavyBall(0.9), new MomentumRule(0.5), TwoMomenta },
        { new HeavyBall(0.9) { Order = new Alternating() }, new MomentumRule(0.5), TwoMomenta },
        { new Adjusted(new HeavyBall(0.9), new Consensus(1)), new MomentumRule(0.5), TwoMomenta },
        { new Lookahead(new HeavyBall(0.9)), new MomentumRule(0.5), TwoMomenta },
        { new Averaged(new ProximalPoint()), new MomentumRule(0), NotPlain },
        { new ProximalPoint(), new ClippedStep(new PlainStep(), 1, 0.01), NotPlain },
        {
            new RungeKutta(), new ClippedStep(new PlainStep(), 1, 0.01),
            "RungeKutta: it follows the flow, which only plain steps do. The step rule is ClippedStep. "
                + "Use PlainStep, or other dynamics."
        },
        {
            new HeavyBall(0.9) { Order = new Alternating { Order = [0, 1] } }, new PlainStep(),
            "Alternating: the order does not name every player of tanh. The order is 0, 1, the players are 0 to 2. "
                + "Name each at least once."
        },
        {
            new Lookahead(new Adjusted(new Simultaneous(), new GradientNormRegulariser(1, 0, 4))), new PlainStep(),
            "GradientNormRegulariser: there is no such player of tanh. 0 pays for 4, the players are 0 to 2. "
                + "Name two of these."
        },
    };

    public static TheoryData<Action, string, string, string, string> Settings => new()
    {
        { () => _ = new HeavyBall(1), "HeavyBall", "Momentum", "1", "between -1 and 1" },
        { () => _ = new ProximalPoint(0), "ProximalPoint", "Iterations", "0", "from 1 to 1000" },
        { () => _ = new ProximalPoint(1001), "ProximalPoint", "Iterations", "1001", "from 1 to 1000" },
        { () => _ = new Lookahead(new Simultaneous(), Every: 0), "Lookahead", "Every", "0", "from 1 to 65536" },
        { () => _ = new Lookahead(new Simultaneous(), 65_537), "Lookahead", "Every", "65537", "from 1 to 65536" },
        {
            () => _ = new Adjusted(new Simultaneous(), new Consensus(1), 2_000_000_000), "Adjusted", "Every",
            "2000000000", "from 1 to 65536"
        },
        { () => _ = new Lookahead(new Simultaneous(), Rate: 1.5), "Lookahead", "Rate", "1.5", "above 0 and up to 1" },
        { () => _ = new Averaged(new Simultaneous(), 1), "Averaged", "Decay", "1", "from 0 to below 1" },
        { () => _ = new Consensus(-1), "Consensus", "Weight", "-1", "of 0 or more" },
        { () => _ = new AlignedConsensus(-1), "AlignedConsensus", "Weight", "-1", "of 0 or more" },
        { () => _ = new SymplecticAdjustment(-1), "SymplecticAdjustment", "Weight", "-1", "of 0 or more" },
        { () => _ = new GradientNormRegulariser(-1), "GradientNormRegulariser", "Weight", "-1", "of 0 or more" },
        { () => _ = new ClippedStep(new PlainStep(), 1, 0), "ClippedStep", "Bound", "0", "above 0" },
        { () => _ = new ClippedGradient(0), "ClippedGradient", "Norm", "0", "above 0" },
        { () => _ = new OpponentLookahead(-1), "OpponentLookahead", "Rate", "-1", "of 0 or more" },
        { () => _ = new Lola(-1), "Lola", "Rate", "-1", "of 0 or more" },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Combinations_without_meaning_are_refused(Dynamics dynamics, StepRule rule, string message) =>
        Assert.Equal(message, Assert.Throws<GameException>(() =>
            new Trajectory(dynamics, s_game.Point(TanhGame.Start(0)), [0.1], rule)).Message);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Settings_out_of_range_are_refused(Action make, string owner, string name, string got, string range) =>
        Assert.Equal(
            $"{owner}: {name} is out of range. Got {got}. Use a number {range}. (Parameter '{name}')",
            Assert.Throws<ArgumentOutOfRangeException>(make).Message);
}
