using Saddle.Data.Points;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class TrainerTests
{
    private static readonly RunOptions s_clipped =
        Toys.DigitsBy("wgan").With(("head-start", "false"), ("critic-steps", "2"));

    private static Dictionary<string, byte[]> After(RunOptions options, int steps)
    {
        using GameLearner trainer = Toys.Learner(options);
        for (int i = 0; i < steps; i++)
        {
            trainer.Advance();
        }

        return Toys.Bits(trainer.State);
    }

    private static string[] Changed(Dictionary<string, byte[]> before, Dictionary<string, byte[]> after) =>
        [.. before.Keys.Where(name => !before[name].AsSpan().SequenceEqual(after[name]))];

    [Fact]
    public void Critic_updates_touch_nothing_of_the_generator()
    {
        using GameLearner trainer = Toys.Learner(s_clipped);
        Dictionary<string, byte[]> before = Toys.Bits(trainer.State);
        trainer.AdvanceAlone(Adversarial.Critic, 3);
        string[] changed = Changed(before, Toys.Bits(trainer.State));
        Assert.NotEmpty(changed);
        Assert.All(changed, name => Assert.StartsWith("critic", name, StringComparison.Ordinal));
        Assert.Contains("critic.3.running_mean", changed);
        Assert.Equal(3, trainer.Updates(Adversarial.Critic));
    }

    [Fact]
    public void Generator_updates_touch_nothing_of_the_critic()
    {
        using GameLearner trainer = Toys.Learner(s_clipped);
        Dictionary<string, byte[]> before = Toys.Bits(trainer.State);
        trainer.AdvanceAlone(Adversarial.Generator, 1);
        string[] changed = Changed(before, Toys.Bits(trainer.State));
        Assert.All(changed, name => Assert.StartsWith("generator", name, StringComparison.Ordinal));
        Assert.Contains(changed, name => name.EndsWith("running_mean", StringComparison.Ordinal));
        Assert.DoesNotContain(changed, name => name.StartsWith("generator_average.", StringComparison.Ordinal));
    }

    [Fact]
    public void Clipped_critics_are_inside_the_box_after_every_update()
    {
        using GameLearner trainer = Toys.Learner(s_clipped);
        for (int i = 0; i < 5; i++)
        {
            trainer.AdvanceAlone(Adversarial.Critic, 1);
            Network critic = s_clipped.Formulation().CriticNetwork;
            foreach (Tensor parameter in trainer.Values(Adversarial.Critic).Select(critic.Parameters))
            {
                Assert.All(parameter.ToArray<float>(), value => Assert.InRange(value, -0.01f, 0.01f));
            }
        }
    }

    [Theory]
    [InlineData("wgan-gp")]
    [InlineData("wgan")]
    [InlineData("gan-r1")]
    public void One_and_two_threads_give_the_same_bits(string method)
    {
        RunOptions options = Toys.DigitsBy(method).With("head-start", "false");
        Assert.Empty(Changed(
            After(options.With("run.threads", "1"), 3), After(options.With("run.threads", "2"), 3)));
    }

    [Fact]
    public void The_seed_decides_every_bit()
    {
        Assert.Empty(Changed(After(Toys.Ring, 3), After(Toys.Ring, 3)));
        Assert.NotEmpty(Changed(After(Toys.Ring, 3), After(Toys.Ring.With("seed", "6"), 3)));
    }

    [Fact]
    public void Generator_and_critic_start_from_different_numbers()
    {
        using GameLearner trainer = Toys.Learner(Toys.Ring);
        Dictionary<string, byte[]> bits = Toys.Bits(trainer.State);
        Assert.NotEqual(bits["generator.0.weight"], bits["critic.0.weight"]);
    }

    [Fact]
    public void Simultaneous_players_move_from_the_same_point()
    {
        // With one critic update per step the generator's first move must not depend on the critic's.
        RunOptions options = Toys.Ring.With(("dynamics", "simultaneous"), ("critic-steps", "1"));
        RunOptions fast = options.With("critic.rate", "0.1");
        string[] changed = Changed(After(options, 1), After(fast, 1));
        Assert.Contains("critic.0.weight", changed);
        Assert.All(changed, name => Assert.StartsWith("critic.", name, StringComparison.Ordinal));
        RunOptions taking = fast.With("dynamics", "alternating");
        Assert.Contains("generator.0.weight", Changed(After(fast, 1), After(taking, 1)));
    }

    [Fact]
    public void The_report_averages_the_updates_since_the_last()
    {
        using GameLearner trainer = Toys.Learner(Toys.Ring);
        trainer.Advance();
        trainer.Advance();
        Figures report = trainer.Report();
        Assert.Equal((2, 4), (trainer.Step, trainer.Updates(Adversarial.Critic)));
        Assert.Equal(
            ["estimate", "penalty", "gradient", "critic", "generator"], report.Select(figure => figure.Name));
        Assert.Equal(report["critic"]!.Value, report["penalty"]!.Value - report["estimate"]!.Value, 1e-5);
        Assert.InRange(report["gradient"]!.Value, 1e-3, 1e3);
        Assert.Null(report["validation"]);
        Assert.Equal(0, trainer.Report()["critic"]);
    }

    [Fact]
    public void Steps_allocate_nothing_after_warm_up()
    {
        using GameLearner trainer = Toys.Learner(Toys.Ring);
        for (int i = 0; i < 20; i++)
        {
            trainer.Advance();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            trainer.Advance();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Divergence_stops_with_the_last_finite_losses()
    {
        Adversarial formulation = Toys.Ring.Formulation() with
        {
            Objective = new LeastSquares(),
            Penalty = new NoPenalty(),
            CriticSteps = new CriticSchedule(),
        };
        var mover = new Mover(new Adam(0.5, 0.9), 1e-4);
        using GameLearner trainer = formulation.Learner(Toys.Data(Toys.Ring),
            Adversarial.MovesOf(mover, critic: mover with { Rate = 1e30 }), new LearnerSettings(16, 1, 1));
        var error = Assert.Throws<DivergedException>(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                trainer.Advance();
            }
        });
        Assert.Matches(
            @"^training: a loss is no longer a finite number after \d+ steps\. The last finite figures were "
                + @"critic \S+, estimate \S+, penalty 0, generator \S+ at rates 1E\+30 \(critic\) "
                + @"and 0\.0001 \(generator\)\. Lower the rates, or raise the weight of a penalty\.$", error.Message);
    }

    [Fact]
    public void A_model_for_other_examples_is_refused()
    {
        Adversarial gan = new Mlp { Width = 4, Depth = 1 }.Formulation(new ModelSizes([3], 2));
        var error = Assert.Throws<ConfigurationException>(() =>
            gan.Learner(new PointStream(new Ring(), 0), new Moves(), new LearnerSettings()));
        Assert.Equal(
            "training: data and model differ in shape. Examples are [2], the model is for [3]. "
                + "Resize or pad the data, or build the model for it.", error.Message);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(7)]
    public void A_conditional_model_is_refused_with_other_classes_than_the_data(int classes)
    {
        Adversarial gan = new Mlp { Width = 4, Depth = 1 }.Formulation(new ModelSizes([2], 2, classes));
        var error = Assert.Throws<ConfigurationException>(() =>
            gan.Learner(new PointStream(new Ring(), 0), new Moves(), new LearnerSettings()));
        Assert.Equal(
            $"training: model and data differ in classes. The model has {classes}, the data 8. "
                + "Build the model for the data's classes, or an unconditional one.", error.Message);
    }
}
