using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>The state after some steps is the same at any thread count and after any stop, for every kind of
/// part.</summary>
public sealed class TrainerBitsTests
{
    private static readonly ImageDataset s_noise = Noise();

    private static readonly RunOptions s_residual = Toys.Ring.With(
        ("data.source", "noise32"), ("data.mirror", "true"), ("dequantise", "true"), ("data.balanced", "true"),
        ("data.crop-margin", "4"), ("data.colour-jitter", "0.3"), ("architecture", "resnet"),
        ("architecture.width", "4"), ("architecture.critic-normalisation", "layer"), ("latent-size", "8"),
        ("batch", "3"), ("conditional", "true"), ("critic-steps", "1")) with
    {
        Found = DataFacts.Of(s_noise),
    };

    private static ImageDataset Noise()
    {
        byte[] pixels = new byte[10 * 3 * 32 * 32];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)CounterRandom.Below(256, 1, 2, 3, (ulong)i);
        }

        return new ImageDataset("noise32", 3, 32, 32, pixels, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], ["even", "odd"]);
    }

    private static GameLearner Learner(RunOptions options) => options.Settings.Data.Source == "noise32"
        ? (GameLearner)TrainingRun.Learner(options, s_noise)
        : Toys.Learner(options);

    private static void Advance(GameLearner trainer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            trainer.Advance();
        }
    }

    private static Dictionary<string, byte[]> After(RunOptions options, int steps)
    {
        using GameLearner trainer = Learner(options);
        Advance(trainer, steps);
        return Toys.Bits(trainer.State);
    }

    private static Dictionary<string, byte[]> AfterStop(RunOptions options, int first, int second)
    {
        using GameLearner stopped = Learner(options);
        Advance(stopped, first);
        Snapshot snapshot = Snapshot.Of(stopped, "");
        using GameLearner resumed = Learner(options);
        snapshot.Restore(resumed);
        Advance(resumed, second);
        return Toys.Bits(resumed.State);
    }

    public static TheoryData<RunOptions> Architectures => new(
        Toys.Ring.With(("architecture.width", "100"), ("batch", "37")),
        Toys.Digits, Toys.Digits.With(("conditional", "false"), ("architecture.critic-normalisation", "layer")),
        s_residual, s_residual.With(("conditional", "false"), ("architecture.critic-normalisation", "none")));

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Every_architecture_gives_the_same_bits_at_one_and_two_threads(RunOptions options)
    {
        Dictionary<string, byte[]> one = After(options.With("run.threads", "1"), 2);
        Assert.Equal(one, After(options.With("run.threads", "2"), 2));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Every_architecture_goes_on_with_the_same_bits(RunOptions options) =>
        Assert.Equal(After(options, 2), AfterStop(options, 1, 1));

    public static IEnumerable<object[]> Parts =>
        from optimiser in (string[])["adam", "rmsprop", "sgd"]
        from penalty in (string[])["none", "gradient-penalty", "clipping", "simple", "r2"]
        from dynamics in (string[])["alternating", "simultaneous"]
        select (object[])[optimiser, penalty, dynamics];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_optimiser_and_penalty_goes_on_with_the_same_bits(
        string optimiser, string penalty, string dynamics)
    {
        RunOptions options = Toys.Ring
            .With(
                ("penalty", penalty), ("dynamics", dynamics),
                ("objective", penalty == "none" ? "hinge" : "wasserstein"),
                ("instance-noise.deviation", "0.1"), ("instance-noise.steps", "4"))
            .WithBoth(("optimiser", optimiser), ("schedule", "linear"), ("schedule.steps", "10"));
        options = optimiser == "sgd" ? options.WithBoth(("optimiser.momentum", "0.5")) : options;
        options = penalty switch
        {
            "gradient-penalty" => options.With("penalty.one-sided", "true"),
            "clipping" => options.With("penalty.bound", "0.1"),
            "simple" => options.With("penalty.measure", "real,interp,anchor"),
            _ => options,
        };
        Dictionary<string, byte[]> whole = After(options, 5);
        Assert.Equal(whole, AfterStop(options, 3, 2));
        Assert.NotEqual(whole, After(options, 3));
    }

    [Fact]
    public void Negative_seeds_are_seeds_like_others_in_code_and_refused_as_options()
    {
        static Dictionary<string, byte[]> AfterOne(long seed)
        {
            using GameLearner trainer = Toys.Ring.Formulation().Learner(
                Toys.Ring.Dataset().Batches(unchecked((ulong)seed)), Toys.Ring.Moves(),
                Toys.Ring.Settings.Learner with { Seed = seed });
            Advance(trainer, 1);
            return Toys.Bits(trainer.State);
        }

        Assert.NotEqual(AfterOne(-1), AfterOne(1));
        Assert.Equal(After(Toys.Ring.With("seed", "1"), 1), AfterOne(1));
        var error = Assert.Throws<ConfigurationException>(() => Toys.Ring.With("seed", "-1"));
        Assert.Equal("seed takes a whole number of 0 or more. Got '-1'. Write for example seed=1.", error.Message);
    }

    [Fact]
    public void Updates_beyond_the_random_numbers_are_refused()
    {
        using GameLearner trainer = Toys.Learner(Toys.Ring);
        trainer.State[0].Buffer.Span<long>()[1] = 1L + uint.MaxValue;
        var error = Assert.Throws<InvalidOperationException>(trainer.Advance);
        Assert.Equal(
            "training: random numbers would repeat. Draw 4294967296 is beyond 4294967295, "
                + "the last with numbers of its own. Go on in a new run with another seed.", error.Message);
    }

    [Fact]
    public void The_validation_estimate_is_taken_over_all_held_out_batches_and_changes_nothing()
    {
        var held = new Counting(Data.Digits.Load().Take(30).Batches(1));
        RunOptions options = Toys.Digits;
        using GameLearner trainer = options.Formulation().Learner(
            Toys.Data(options), options.Moves(), options.Settings.Learner, held);
        Advance(trainer, 2);
        double first = trainer.Report()["validation"]!.Value;
        Assert.Equal([0L, 1L, 2L], held.Steps);
        Assert.Equal(first, trainer.Report()["validation"]!.Value);
        Advance(trainer, 2);
        Assert.Equal(After(options, 4), Toys.Bits(trainer.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_batches_that_take_long_are_filled_on_another_thread(bool quickly)
    {
        RunOptions options = Toys.Digits;
        var source = new Counting(Toys.Data(options), quickly);
        int here = Environment.CurrentManagedThreadId;
        using (GameLearner trainer = options.Formulation().Learner(
            source, options.Moves(), options.Settings.Learner))
        {
            Advance(trainer, 4);
            Assert.Equal(After(options, 4), Toys.Bits(trainer.State));
        }

        Assert.NotEmpty(source.Threads);
        Assert.All(source.Threads, thread => Assert.Equal(quickly, thread == here));
    }

    [Fact]
    public void A_conditional_generator_learns_where_each_class_lies()
    {
        RunOptions options = Toys.RingBy("wgan-gp")
            .With(
                ("conditional", "true"), ("architecture.width", "32"), ("average-decay", "0"),
                ("penalty.weight", "0.1"), ("critic-steps", "5"))
            .WithBoth(("rate", "2e-3")) with
        {
            Found = new DataFacts("sides", [2], ClassShares.Equal(2)),
        };
        Adversarial formulation = options.Formulation();
        using GameLearner trainer = formulation.Learner(new PointStream(new Sides(), 1), options.Moves(),
            new LearnerSettings(Batch: 64, Seed: 1, Threads: 1));
        Advance(trainer, 400);
        var generator = new Generator(formulation, trainer.Best(Adversarial.Generator), threads: 1);
        for (int label = 0; label < 2; label++)
        {
            float[] points = generator.Sample(64, label: label).ToArray<float>();
            double side = Enumerable.Range(0, 64).Average(i => points[2 * i]);
            Assert.Equal(label == 0 ? -1 : 1, side, 0.3);
        }
    }

    /// <summary>Class 0 around (-1, 0), class 1 around (1, 0).</summary>
    private sealed record Sides : PointDistribution
    {
        public override string Name => "sides";

        public override int ClassCount => 2;

        public override LabelledPoint Draw(PointRandom random)
        {
            int label = random.Uniform(0) < 0.5 ? 0 : 1;
            return new LabelledPoint(2 * label - 1 + 0.1 * random.Normal(1), 0.1 * random.Normal(2), label);
        }
    }

    private sealed class Counting(IBatchSource source, bool quickly = true) : IBatchSource
    {
        public List<long> Steps { get; } = [];

        public List<int> Threads { get; } = [];

        public bool FillsQuickly => quickly;

        public int Count => source.Count;

        public IReadOnlyList<TensorSpec> Specs => source.Specs;

        public ClassShares Classes => source.Classes;

        public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
        {
            Steps.Add(step);
            Threads.Add(Environment.CurrentManagedThreadId);
            source.Fill(step, batch);
        }
    }
}
