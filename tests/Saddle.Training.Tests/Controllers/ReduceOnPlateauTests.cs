using Saddle.Data.Points;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training.Controllers;
using Saddle.Training.Learners;
using Saddle.Training.Tests.Learners;
using Xunit;

namespace Saddle.Training.Tests.Controllers;

/// <summary>The rule on series made by hand, and its memory in a learner's state.</summary>
public sealed class ReduceOnPlateauTests
{
    private static readonly PointStream s_points = new(new Ring(), seed: 1);

    [Fact]
    public void The_rate_falls_after_more_looks_without_a_better_value_than_it_waits_for()
    {
        var controller = new ReduceOnPlateau(Wait: 2, Factor: 0.5, Threshold: 0.25);
        double?[] losses = [8, 7, 6.5, 6, 5.9, 4.5, 4, 4, null, 4, 9, 2.9, 2.9, 2.9];

        // Better than 8 is below 6, so 6 is the look too many. Then 5.9, 4 and 2.9 are better than what was best.
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25],
            Rates(controller, losses));
    }

    [Fact]
    public void Figures_that_are_no_finite_numbers_do_not_count()
    {
        var controller = new ReduceOnPlateau(Wait: 0, Factor: 0.5, Threshold: 0);
        Assert.Equal([1, 1, 1, 1, 0.5],
            Rates(controller, [double.NaN, 8, double.NegativeInfinity, double.PositiveInfinity, 9]));
    }

    [Fact]
    public void A_look_is_at_the_mean_of_the_steps_since_the_last()
    {
        var controller = new ReduceOnPlateau(Every: 3, Wait: 0, Factor: 0.5, Threshold: 0);
        Assert.Equal([1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5], Rates(controller, [1, 2, 3, 0, 0, 6, 0, 0, 3]));
    }

    [Fact]
    public void Of_losses_below_zero_the_lower_one_is_better_too()
    {
        var controller = new ReduceOnPlateau(Wait: 0, Factor: 0.5, Threshold: 0.1);
        Assert.Equal([1, 0.5, 0.5, 0.25], Rates(controller, [-10, -10.5, -12, -11]));
    }

    [Fact]
    public void The_factor_is_one_on_the_schedule()
    {
        var controller = new ReduceOnPlateau(Wait: 0, Factor: 0.5);
        TensorBuffer[] memory = Begun(controller);
        var still = new Measured("player", _ => 1);
        controller.Observe(still, memory);
        controller.Observe(still, memory);
        Assert.Equal(0.03, controller.Rate(0.06, memory), 1e-15);
    }

    [Fact]
    public void A_named_figure_is_looked_at_instead_of_the_player_s_loss()
    {
        var controller = new ReduceOnPlateau("accuracy", Wait: 0, Factor: 0.5);
        TensorBuffer[] memory = Begun(controller);
        var measured = new Measured("player", name => name == "accuracy" ? 1 : throw new InvalidOperationException());
        controller.Observe(measured, memory);
        controller.Observe(measured, memory);
        Assert.Equal(0.5, controller.Rate(1, memory));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(Every: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(Wait: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(Factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(Threshold: 1));
        Assert.Equal(new ReduceOnPlateau(Wait: 3), new ReduceOnPlateau { Wait = 3 });
    }

    [Fact]
    public void A_learner_stopped_while_it_waits_goes_on_with_the_same_bits()
    {
        // The first look, after 2 steps, stays the best, so the rate falls after 6, 10, … steps.
        var controller = new ReduceOnPlateau(Every: 2, Wait: 1, Factor: 0.5, Threshold: 0.999);
        using (Learner stopped = StateBits.Advanced(Fit(controller), 5))
        {
            Assert.Equal([1, 1], Counts(stopped));
            Assert.Equal(1, Scale(stopped));
        }

        using (Learner through = StateBits.Advanced(Fit(controller), 10))
        {
            Assert.Equal(0.25, Scale(through));
        }

        StateBits.RequireSameAfterStop(threads => Fit(controller, threads), first: 5, second: 5);
    }

    [Fact]
    public void A_rate_that_was_lowered_is_the_one_that_players_move_with()
    {
        // With a factor of 0 nothing moves after the second step.
        using Learner learner = StateBits.Advanced(Fit(new ReduceOnPlateau(Wait: 0, Factor: 0, Threshold: 0.999)), 2);
        float[] before = Weight(learner);
        StateBits.Advanced(learner, 3);
        Assert.Equal(before, Weight(learner));
        using Learner free = StateBits.Advanced(Fit(null), 2);
        Assert.Equal(before, Weight(free));
        StateBits.Advanced(free, 3);
        Assert.NotEqual(before, Weight(free));
    }

    [Fact]
    public void Each_player_has_a_memory_of_its_own_and_without_a_controller_there_is_none()
    {
        var mover = new Mover(new Sgd(), 1e-3, Controller: new ReduceOnPlateau());
        using var both = new GameLearner(
            new AdversarialInference(), new Moves { Mover = mover }, s_points, new LearnerSettings(Batch: 4));
        Assert.Equal(
            [
                "inference_rate.numbers", "inference_rate.counts", "discriminator_rate.numbers",
                "discriminator_rate.counts",
            ],
            Kept(both));
        using Learner free = Fit(null);
        Assert.Empty(Kept(free));
    }

    [Fact]
    public void A_figure_that_nobody_measures_is_refused()
    {
        using Learner learner = Fit(new ReduceOnPlateau("acuracy"));
        var refusal = Assert.Throws<ConfigurationException>(learner.Advance);
        Assert.Equal(
            "training: a controller asks for a figure that nobody measures. Asked for 'acuracy', there are line, "
                + "error. Name one of these.",
            refusal.Message);
    }

    [Fact]
    public void A_step_under_a_controller_allocates_nothing()
    {
        using Learner learner = StateBits.Advanced(Fit(new ReduceOnPlateau("error", Every: 2, Wait: 1)), 8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        StateBits.Advanced(learner, 20);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] Rates(ReduceOnPlateau controller, double?[] losses)
    {
        TensorBuffer[] memory = Begun(controller);
        double[] rates = new double[losses.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            double? loss = losses[i];
            controller.Observe(new Measured("player", name => name == "player" ? loss : null), memory);
            rates[i] = controller.Rate(1, memory);
        }

        return rates;
    }

    private static TensorBuffer[] Begun(ReduceOnPlateau controller)
    {
        TensorBuffer[] memory = [.. controller.Memory.Select(spec => new TensorBuffer(spec.Shape, spec.Type))];
        controller.Begin(memory);
        return memory;
    }

    private static GameLearner Fit(Controller? controller, int threads = 1) => new(
        new LineFit(),
        new Moves { Mover = new Mover(new Sgd(), 0.01, Controller: controller) },
        s_points,
        new LearnerSettings(Batch: 8, Seed: 2, threads));

    private static IEnumerable<string> Kept(Learner learner) => learner.State.Select(entry => entry.Name)
        .Where(name => name.Contains("_rate.", StringComparison.Ordinal));

    private static TensorBuffer Find(Learner learner, string name) =>
        learner.State.Single(entry => entry.Name == name).Buffer;

    private static long[] Counts(Learner learner) => Find(learner, "line_rate.counts").Span<long>().ToArray();

    private static double Scale(Learner learner) => Find(learner, "line_rate.numbers").Span<double>()[0];

    private static float[] Weight(Learner learner) => Find(learner, "line.weight").Span<float>().ToArray();

    /// <summary>One player, a line that follows the product of a point's coordinates, which it cannot.</summary>
    private sealed record LineFit : Formulation
    {
        public override IReadOnlyList<Role> Roles(Examples examples) =>
            [new("line", Network.Declare(new Linear(1), examples.Shape))];

        public override IReadOnlyList<TensorSpec> Parts(Examples examples) => [examples.Specs[0]];

        public override PlayerLoss Loss(string player, Play play)
        {
            Tensor points = play.Data[0];
            Tensor wanted = 1 + points.Slice(1, 0, 1) * points.Slice(1, 1, 1);
            Tensor error = (play.Apply("line", points, play.Random()) - wanted).Reshape(play.Count);
            return new PlayerLoss(error.Square(), ("error", error.Abs()));
        }
    }
}
