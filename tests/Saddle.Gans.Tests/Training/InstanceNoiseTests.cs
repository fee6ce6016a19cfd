using Saddle.Games;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Schedules;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class InstanceNoiseTests
{
    // Its updates draw no random numbers after the noise, so that noise of deviation 0 leaves every bit.
    private static readonly RunOptions s_plain =
        Toys.Ring.With(("objective", "non-saturating"), ("penalty", "none"));

    private static GameLearner Learner(InstanceNoise? noise, string dynamics = "alternating")
    {
        RunOptions options = s_plain.With("dynamics", dynamics);
        return (options.Formulation() with { InstanceNoise = noise }).Learner(
            Toys.Data(options), options.Moves(), options.Settings.Learner);
    }

    private static Dictionary<string, byte[]> After(GameLearner trainer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            trainer.Advance();
        }

        return Toys.Bits(trainer.State);
    }

    [Theory]
    [InlineData("alternating")]
    [InlineData("simultaneous")]
    public void It_changes_both_players_until_it_has_fallen_to_0(string dynamics)
    {
        using GameLearner plain = Learner(null, dynamics);
        using GameLearner falling = Learner(new InstanceNoise(0.5, new LinearDecay(2)), dynamics);
        Dictionary<string, byte[]> without = After(plain, 2), with = After(falling, 2);
        Assert.NotEqual(without["critic.0.weight"], with["critic.0.weight"]);
        Assert.NotEqual(without["generator.0.weight"], with["generator.0.weight"]);
        Snapshot.Of(plain, "").Restore(falling);
        Assert.Equal(After(plain, 3), After(falling, 3));
    }

    [Fact]
    public void Noise_that_its_schedule_silences_is_none()
    {
        using GameLearner plain = Learner(null), silent = Learner(new InstanceNoise(1, new Silence()));
        Assert.Equal(After(plain, 3), After(silent, 3));
        Assert.Null(s_plain.Formulation().InstanceNoise);
    }

    [Fact]
    public void Both_players_losses_are_those_of_the_blurred_distributions()
    {
        // All examples are 0 and D(x) = x, so scores are s n: critic E ((s n - 1)² + (s n)²) / 2, generator
        // E (s n - 1)² / 2.
        const int Batch = 100_000;
        const double Deviation = 0.5;
        var formulation = new Adversarial(new Linear(1), new Linear(1), latentSize: 1, sample: [1])
        {
            Objective = new LeastSquares(),
            Penalty = new NoPenalty(),
            InstanceNoise = new InstanceNoise(Deviation),
        };
        FormulationGame gan = formulation.Game(Batch);
        Point at = gan.Game.Point(0, 0, 1, 0);
        Field field = gan.Game.FieldOn(new Sample(
            Tensor.Of(1L, 0L), [Tensor.Zeros([Batch, 1], ElementType.Float64)]));
        double ofCritic = field.Loss(gan.Player(Adversarial.Critic), at).ToScalar();
        double ofGenerator = field.Loss(gan.Player(Adversarial.Generator), at).ToScalar();
        double fourErrors = 4 * Math.Sqrt(0.5 / Batch);
        Assert.Equal(0.5 + Deviation * Deviation, ofCritic, fourErrors);
        Assert.Equal(0.5 + Deviation * Deviation / 2, ofGenerator, fourErrors);
    }

    [Fact]
    public void A_deviation_of_0_is_refused() => Assert.StartsWith(
        "InstanceNoise: Deviation is out of range. Got 0. Use a number above 0.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstanceNoise(0)).Message, StringComparison.Ordinal);

    private sealed record Silence : Schedule
    {
        public override double At(double first, long step) => 0;
    }
}
