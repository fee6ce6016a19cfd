using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>Every dynamics that has a name trains a small GAN; a new one is a new row of its catalogue.</summary>
public sealed class DynamicsTests
{
    private static readonly string[] s_withoutMomentum = ["heavy-ball", "negative-momentum"];
    private static readonly string[] s_plain = ["proximal", "runge-kutta"];

    public static TheoryData<string> Names => new(DynamicsCatalogue.Parts.Names);

    /// <summary>All of them as they are, and some that skip steps, for which step 4 of 6 is in the middle.</summary>
    public static TheoryData<string, int?> Stopped
    {
        get
        {
            TheoryData<string, int?> rows = new() { { "consensus", 3 }, { "sga", 3 }, { "lookahead", 3 } };
            foreach (string name in DynamicsCatalogue.Parts.Names)
            {
                rows.Add(name, null);
            }

            return rows;
        }
    }

    public static IEnumerable<object[]> Combinations =>
        from name in DynamicsCatalogue.Parts.Names
        from optimiser in (string[])["adam", "rmsprop", "sgd"]
        select (object[])[name, optimiser];

    private static RunOptions Options(string dynamics, string? optimiser = null) => Toys.Ring
        .With(("objective", "non-saturating"), ("penalty", "none"), ("dynamics", dynamics))
        .WithBoth(("optimiser", optimiser ?? (s_plain.Contains(dynamics) ? "sgd" : "rmsprop")));

    private static RunOptions Every(RunOptions options, int? every) =>
        every is { } steps ? options.With("dynamics.every", $"{steps}") : options;

    private static void Advance(GameLearner trainer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            trainer.Advance();
        }
    }

    private static Dictionary<string, byte[]> After(RunOptions options, int steps)
    {
        using GameLearner trainer = Toys.Learner(options);
        Advance(trainer, steps);
        return Toys.Bits(trainer.State);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_dynamics_goes_with_every_optimiser_that_the_mathematics_allows(string dynamics, string optimiser)
    {
        RunOptions options = Options(dynamics, optimiser);
        bool allowed = optimiser switch
        {
            "sgd" => true,
            "rmsprop" => !s_plain.Contains(dynamics),
            _ => !s_plain.Contains(dynamics) && !s_withoutMomentum.Contains(dynamics),
        };
        if (!allowed)
        {
            Assert.Throws<ConfigurationException>(() => Toys.Learner(options));
            return;
        }

        using GameLearner trainer = Toys.Learner(options);
        Dictionary<string, byte[]> before = Toys.Bits(trainer.State);
        Advance(trainer, 3);
        Assert.All(Toys.Numbers(trainer.State), value => Assert.True(float.IsFinite(value)));
        Dictionary<string, byte[]> after = Toys.Bits(trainer.State);
        Assert.NotEqual(before["generator.0.weight"], after["generator.0.weight"]);
        Assert.NotEqual(before["critic.0.weight"], after["critic.0.weight"]);
        Assert.Equal((3, 6), (trainer.Step, trainer.Updates(Adversarial.Critic)));
    }

    [Theory]
    [MemberData(nameof(Stopped))]
    public void Every_dynamics_gives_the_same_bits_at_one_and_two_threads_and_after_a_stop(string dynamics, int? every)
    {
        RunOptions options = Every(Options(dynamics), every);
        Dictionary<string, byte[]> whole = After(options, 6);
        Assert.Equal(whole, After(options.With("run.threads", "2"), 6));
        using GameLearner stopped = Toys.Learner(options), resumed = Toys.Learner(options);
        Advance(stopped, 4);
        Snapshot.Of(stopped, "").Restore(resumed);
        Advance(resumed, 2);
        Assert.Equal(whole, Toys.Bits(resumed.State));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_of_every_dynamics_allocate_nothing_after_warm_up(string dynamics)
    {
        using GameLearner trainer = Toys.Learner(Options(dynamics));
        Advance(trainer, 10);

        // Waiting for another test's turn on the shared workers allocates now and then; a step would do so every time.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Advance(trainer, 10);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    [Theory]
    [InlineData("consensus")]
    [InlineData("extragradient")]
    [InlineData("optimistic-adam")]
    public void Training_is_the_trajectory_of_the_game(string dynamics)
    {
        RunOptions options = Options(dynamics).With("critic-steps", "1");
        Moves moves = options.Moves();
        using GameLearner trainer = Toys.Learner(options);
        FormulationGame gan = options.Formulation().Game(options.Settings.Learner.Batch, ElementType.Float32);
        ParameterSet start = trainer.Values(Adversarial.Generator).Prefixed(Adversarial.Generator)
            .Union(trainer.Values(Adversarial.Critic).Prefixed(Adversarial.Critic));
        var trajectory = new Trajectory(
            moves.Dynamics!, gan.Point(start), [1e-3], gan.Rule(moves),
            new CompilerOptions { Threads = 1 })
        {
            Seed = options.Settings.Learner.Seed,
            Fill = gan.Filling(Toys.Data(options)),
        };
        Advance(trainer, 3);
        trajectory.Advance(3);
        double[] trained = [.. trainer.Values(Adversarial.Generator).Concat(trainer.Values(Adversarial.Critic))
            .SelectMany(tensor => tensor.ToArray<float>().Select(value => (double)value))];
        Assert.All(trained.Zip(trajectory.At.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void A_step_of_consensus_is_that_of_finite_differences()
    {
        const double Rate = 0.1, Weight = 2, Shift = 1e-5;
        static Sequential Tanh(int outputs) => new(new Linear(3), new Tanh(), new Linear(outputs));
        var formulation = new Adversarial(Tanh(2), Tanh(1), latentSize: 2, sample: [2])
        {
            Objective = new NonSaturating(),
            Penalty = new NoPenalty(),
        };
        FormulationGame gan = formulation.Game(batch: 4);
        var data = new PointStream(new Ring(), 1);
        Point start = gan.Point(gan.Initial(1));
        var dynamics = new Adjusted(new Simultaneous(), new Consensus(Weight));
        var moves = new Moves { Mover = new Mover(new Sgd(), Rate) };
        var trajectory = new Trajectory(dynamics, start, [Rate], gan.Rule(moves))
        {
            Fill = gan.Filling(data),
        };
        trajectory.Advance();
        double[] arrived = trajectory.At.ToArray(), from = start.ToArray();
        Field field = gan.Game.FieldOn(gan.Sample(data, 0));
        double[] own = field.At(start).ToArray();
        double Energy(int moved, double by)
        {
            double[] numbers = [.. from];
            numbers[moved] += by;
            Point at = field.At(gan.Game.Point(numbers));
            return 0.5 * at.Dot(at).ToScalar();
        }

        for (int i = 0; i < from.Length; i++)
        {
            double slope = (Energy(i, Shift) - Energy(i, -Shift)) / (2 * Shift);
            Assert.Equal(from[i] - Rate * (own[i] + Weight * slope), arrived[i], 1e-8);
        }

        Assert.Contains(own, slope => Math.Abs(slope) > 1e-2);
    }

    [Fact]
    public void Clipped_critics_are_inside_the_box_under_dynamics_that_carry_steps_along()
    {
        RunOptions options = Options("heavy-ball").With(("penalty", "clipping"), ("penalty.bound", "0.01"));
        using GameLearner trainer = Toys.Learner(options);
        Advance(trainer, 5);
        foreach (Tensor parameter in trainer.Values(Adversarial.Critic))
        {
            Assert.All(parameter.ToArray<float>(), value => Assert.InRange(value, -0.01f, 0.01f));
        }
    }

    [Fact]
    public void Statistics_change_once_a_step_however_often_the_field_is_measured()
    {
        RunOptions options = Toys.DigitsBy("wgan").With(
            ("head-start", "false"), ("critic-steps", "1"), ("architecture.critic-normalisation", "batch"));
        string[] dynamics = ["simultaneous", "extragradient"];
        Dictionary<string, byte[]>[] bits =
            [.. dynamics.Select(name => After(options.With("dynamics", name), 1))];
        string[] statistics = [.. bits[0].Keys.Where(name => name.Contains("running_", StringComparison.Ordinal)
            && !name.StartsWith("generator_average", StringComparison.Ordinal))];
        Assert.NotEmpty(statistics);
        Assert.All(statistics, name => Assert.Equal(bits[0][name], bits[1][name]));
        Assert.NotEqual(bits[0]["critic.0.weight"], bits[1]["critic.0.weight"]);
    }

    [Fact]
    public void The_result_of_averaging_dynamics_is_their_solution()
    {
        RunOptions options = Options("averaged").With("average-decay", "0");
        using GameLearner trainer = Toys.Learner(options);
        Advance(trainer, 3);
        Assert.NotEqual(
            trainer.Values(Adversarial.Generator)[0].ToArray<float>(),
            trainer.Best(Adversarial.Generator)[0].ToArray<float>());
        (_, TensorBuffer average) = trainer.State
            .Single(entry => entry.Name == "dynamics.average.generator.0.weight");
        Assert.Equal(
            average.ToTensor().ToArray<float>(), trainer.Best(Adversarial.Generator)["0.weight"].ToArray<float>());
    }

    [Theory]
    [InlineData("simultaneous", null)]
    [InlineData("averaged", null)]
    [InlineData("lookahead", null)]
    [InlineData("consensus", "averaged")]
    public void A_snapshot_has_the_generator_that_the_trainer_has(string dynamics, string? inner)
    {
        RunOptions options = Toys.Digits.With(("average-decay", "0"), ("dynamics", dynamics));
        options = inner is null ? options : options.With("dynamics.inner", inner);
        using GameLearner trainer = Toys.Learner(options);
        Advance(trainer, 2);
        ParameterSet expected = trainer.Best(Adversarial.Generator);
        ParameterSet saved = Generator.ValuesOf(
            Snapshot.Of(trainer, ""), options.Formulation(), options.Moves().Dynamics);
        Assert.Equal(expected.Names, saved.Names);
        Assert.All(expected.Names, name => Assert.Equal(expected[name].ToArray<float>(), saved[name].ToArray<float>()));
        Assert.Contains(saved.Names, name => name.Contains("running_", StringComparison.Ordinal));
        bool isWhereTrained = trainer.Values(Adversarial.Generator).Zip(saved)
            .All(pair => pair.First.ToArray<float>().SequenceEqual(pair.Second.ToArray<float>()));
        Assert.Equal(dynamics == "simultaneous", isWhereTrained);
    }

    [Theory]
    [InlineData("alternating", null)]
    [InlineData("averaged", null)]
    [InlineData("lookahead", 2)]
    public void The_running_average_is_that_of_the_solution_after_each_step(string dynamics, int? every)
    {
        const double Decay = 0.25;
        RunOptions options = Every(Options(dynamics), every);
        using GameLearner plain = Toys.Learner(options.With("average-decay", "0"));
        using GameLearner averaging = Toys.Learner(options.With("average-decay", "0.25"));
        float[] average = plain.Best(Adversarial.Generator)["0.weight"].ToArray<float>();
        for (int step = 0; step < 4; step++)
        {
            plain.Advance();
            averaging.Advance();
            float decay = (float)Math.Min(Decay, (1.0 + step) / (10.0 + step));
            float[] solution = plain.Best(Adversarial.Generator)["0.weight"].ToArray<float>();
            average = [.. solution.Zip(average, (now, old) => now + decay * (old - now))];
            Assert.All(average.Zip(averaging.Best(Adversarial.Generator)["0.weight"].ToArray<float>()),
                pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    [Theory]
    [InlineData("alternating")]
    [InlineData("simultaneous")]
    public void Turns_of_the_critic_are_traced_once(string dynamics)
    {
        RunOptions options = Options(dynamics).With("critic-steps", "1");
        var penalty = new Counting();
        using GameLearner trainer = (options.Formulation() with { Penalty = penalty }).Learner(
            Toys.Data(options), options.Moves(),
            options.Settings.Learner);
        Advance(trainer, 2);
        Assert.Equal(2, penalty.Terms.Count); // in the field, and where losses are measured
    }

    [Fact]
    public void Dynamics_that_solve_for_a_point_refuse_projections_of_some_parameters_only()
    {
        RunOptions options = Options("proximal");
        Adversarial plain = options.Formulation(), projected = plain with { Penalty = new ShortMatrices() };
        Moves moves = options.Moves();
        var settings = new LearnerSettings(options.Settings.Learner.Batch);
        plain.Learner(Toys.Data(options), moves, settings).Dispose();
        var error = Assert.Throws<ConfigurationException>(
            () => projected.Learner(Toys.Data(options), moves, settings));
        Assert.StartsWith("ProximalPoint: an implicit step must be plain.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_update_of_a_step_is_explained_under_a_name_of_its_own()
    {
        static string[] Titles(string dynamics)
        {
            using GameLearner trainer = Toys.Learner(Options(dynamics));
            return [.. trainer.Explain().Split('\n').Where(line => line.Contains("update", StringComparison.Ordinal)
                || line is "average")];
        }

        Assert.Equal(["critic update", "generator update"], Titles("alternating"));
        Assert.Equal(["critic update", "update of both players"], Titles("consensus"));
        Assert.Equal(["critic update", "update of both players, inner", "average"], Titles("averaged"));
    }

    [Fact]
    public void Dynamics_that_bring_momentum_refuse_optimisers_that_have_it()
    {
        var error = Assert.Throws<ConfigurationException>(() => Toys.Learner(Options("heavy-ball", "adam")));
        Assert.Equal(
            "HeavyBall: the step rule has momentum of its own. "
                + "Adam of the generator keeps 0.5 of its last direction, Adam of the critic keeps 0.5 of its last "
                + "direction. Use a rule without momentum, or other dynamics than a heavy ball.",
            error.Message);
    }

    [Fact]
    public void Dynamics_that_solve_for_a_point_refuse_optimisers_that_scale()
    {
        var error = Assert.Throws<ConfigurationException>(() => Toys.Learner(Options("proximal", "rmsprop")));
        Assert.Equal(
            "ProximalPoint: an implicit step must be plain. "
                + "The step rule makes steps that are not the direction times the rate, so w' = w - h ξ(w') is not "
                + "their equation. "
                + "Use plain steps, or extragradient, which goes with any rule.",
            error.Message);
    }

    [Fact]
    public void A_setting_that_the_dynamics_do_not_have_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(
            () => Options("extragradient").With("dynamics.weight", "1"));
        Assert.Equal(
            "dynamics: 'extragradient' has no setting 'weight'. It has fresh-batch. 'weight' is read by consensus, "
                + "consensus-smooth, consensus-aligned, sga, sga-aligned and gradient-norm. Leave it out, or choose "
                + "another dynamics.", error.Message);
    }

    [Fact]
    public void Unknown_dynamics_are_refused_with_the_nearest_name()
    {
        var error = Assert.Throws<ConfigurationException>(() => Options("concensus"));
        Assert.StartsWith("dynamics: there is no 'concensus'.", error.Message, StringComparison.Ordinal);
        Assert.Contains("'consensus'", error.Message, StringComparison.Ordinal);
    }

    private sealed record Counting : Penalty
    {
        public List<PenaltyTerm> Terms { get; } = [];

        public override PenaltyTerm Term(
            Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
        {
            Terms.Add(base.Term(critic, real, fake, random));
            return Terms[^1];
        }
    }

    private sealed record ShortMatrices : Penalty
    {
        public override bool Projects => true;

        public override Tensor Project(Tensor parameter) =>
            parameter.Shape.Rank == 2 ? parameter.Clamp(-1, 1) : parameter;
    }
}
