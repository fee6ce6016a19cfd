using Saddle.Data;
using Saddle.Games.Motions;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>
/// All that snapshots hold is the same at 1, 2 and 3 threads, for every part of every catalogue that decides a step.
/// </summary>
public sealed class ThreadBitsTests
{
    private static readonly ImageDataset s_images = Images();

    /// <summary>Wide enough that its kernels are shared among threads.</summary>
    private static readonly RunOptions s_ring = Toys.Ring.With(
        ("architecture.width", "100"), ("batch", "37"), ("objective", "non-saturating"), ("penalty", "none"));

    public static TheoryData<string> Dynamics => [.. DynamicsCatalogue.Parts.Names];

    public static TheoryData<string> Optimisers => [.. OptimiserCatalogue.Parts.Names];

    public static TheoryData<string> Objectives => [.. ObjectiveCatalogue.Parts.Names];

    public static TheoryData<string> Penalties => [.. PenaltyCatalogue.Parts.Names];

    public static IEnumerable<object[]> Pictures =>
        from architecture in ArchitectureCatalogue.Parts.Names
        from conditional in (string[])["true", "false"]
        select (object[])[architecture, conditional];

    public static IEnumerable<object[]> PicturesByDynamics =>
        from architecture in ArchitectureCatalogue.Parts.Names
        from dynamics in DynamicsCatalogue.Parts.Names
        select (object[])[architecture, dynamics];

    [Theory]
    [MemberData(nameof(Dynamics))]
    public void Every_dynamics_gives_the_same_bits(string name) => IsTheSame(Moving(s_ring, name), steps: 6);

    [Theory]
    [MemberData(nameof(Optimisers))]
    public void Every_optimiser_gives_the_same_bits(string name) =>
        IsTheSame(s_ring.WithBoth(("optimiser", name)), steps: 3);

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Every_objective_gives_the_same_bits(string name) =>
        IsTheSame(s_ring.With(("objective", name)), steps: 2);

    [Theory]
    [MemberData(nameof(Penalties))]
    public void Every_penalty_gives_the_same_bits(string name) => IsTheSame(s_ring.With(("penalty", name)), steps: 2);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_architecture_gives_the_same_bits_on_pictures(string architecture, string conditional) =>
        IsTheSame(OnPictures(architecture).With(("conditional", conditional)), steps: 2);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(PicturesByDynamics))]
    public void Every_dynamics_gives_the_same_bits_on_labelled_pictures(string architecture, string dynamics) =>
        IsTheSame(Moving(OnPictures(architecture).With(("penalty", "none")), dynamics), steps: 2);

    private static RunOptions OnPictures(string architecture) => Toys.Ring.With(
        ("data.source", "images"), ("architecture", architecture), ("architecture.width", "16"),
        ("architecture.critic-normalisation", "layer"), ("latent-size", "8"), ("batch", "3"), ("conditional", "true"),
        ("critic-steps", "1"), ("objective", "hinge")) with
    {
        Found = DataFacts.Of(s_images),
    };

    /// <summary>A dynamics with Adam, or plain steps where the mathematics refuses Adam.</summary>
    private static RunOptions Moving(RunOptions options, string dynamics)
    {
        RunOptions moving = options.With(("dynamics", dynamics)).WithBoth(("optimiser", "adam"));
        try
        {
            using GameLearner learner = Learner(moving);
            return moving;
        }
        catch (ConfigurationException)
        {
            return moving.WithBoth(("optimiser", "sgd"));
        }
    }

    private static void IsTheSame(RunOptions options, int steps)
    {
        Dictionary<string, byte[]> one = After(options, steps, threads: 1);
        Assert.Equal(one, After(options, steps, threads: 2));
        Assert.Equal(one, After(options, steps, threads: 3));
    }

    private static Dictionary<string, byte[]> After(RunOptions options, int steps, int threads)
    {
        using GameLearner learner = Learner(options.With(("run.threads", $"{threads}")));
        for (int step = 0; step < steps; step++)
        {
            learner.Advance();
        }

        return Toys.Bits(learner.State);
    }

    private static GameLearner Learner(RunOptions options) => options.Settings.Data.Source == "images"
        ? (GameLearner)TrainingRun.Learner(options, s_images)
        : Toys.Learner(options);

    private static ImageDataset Images()
    {
        byte[] pixels = new byte[10 * 3 * 32 * 32];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)CounterRandom.Below(256, 1, 2, 3, (ulong)i);
        }

        return new ImageDataset("images", 3, 32, 32, pixels, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], ["even", "odd"]);
    }
}
