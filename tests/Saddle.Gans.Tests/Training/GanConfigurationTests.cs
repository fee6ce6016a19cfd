using System.Text.Json.Nodes;
using Saddle.Gans.Training;
using Saddle.Settings;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class GanConfigurationTests
{
    [Fact]
    public void Json_round_trip_keeps_every_option()
    {
        GanConfiguration options = MethodPreset.Named("wgan").Apply(new GanConfiguration
        {
            Data = "ring8",
            SampleShape = [2],
            Architecture = "mlp",
            Seed = long.MaxValue,
            PenaltyWeight = 0.1,
            Steps = 7,
        });
        string json = GanConfigurationJson.ToJson(options);
        Assert.Equal(json, GanConfigurationJson.ToJson(GanConfigurationJson.FromJson(json)));
        Assert.Contains("\"objective\": \"wasserstein\"", json, StringComparison.Ordinal);
    }

    public static TheoryData<string> OptionNames =>
        [.. JsonNode.Parse(GanConfigurationJson.ToJson(new GanConfiguration()))!.AsObject().Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void An_option_left_out_takes_its_default(string name)
    {
        string whole = GanConfigurationJson.ToJson(new GanConfiguration());
        JsonObject given = JsonNode.Parse(whole)!.AsObject();
        Assert.True(given.Remove(name));
        Assert.Equal(whole, GanConfigurationJson.ToJson(GanConfigurationJson.FromJson(given.ToJsonString())));
    }

    [Fact]
    public void An_optimiser_completes_what_it_leaves_out()
    {
        GanConfiguration read = GanConfigurationJson.FromJson("""{"criticOptimiser": {"rate": 0.5}}""");
        Assert.Equal(new OptimiserChoice { Rate = 0.5 }, read.CriticOptimiser);
        Assert.Equal(new OptimiserChoice(), read.GeneratorOptimiser);
    }

    [Fact]
    public void Differences_name_hyper_parameters_only()
    {
        var first = new GanConfiguration();
        GanConfiguration second = first with
        {
            Batch = 32,
            Steps = 99,
            Threads = 1,
            SnapshotEvery = 5,
            CriticOptimiser = first.CriticOptimiser with { Rate = 0.5 },
        };
        Assert.Equal(
            ["criticOptimiser.rate: 0.0001 → 0.5", "batch: 64 → 32"], GanConfigurationJson.Differences(first, second));
    }

    [Fact]
    public void Equal_configurations_have_no_differences() =>
        Assert.Empty(
            GanConfigurationJson.Differences(new GanConfiguration(), new GanConfiguration { SampleShape = [1, 8, 8] }));

    [Fact]
    public void Runs_from_before_there_were_other_dynamics_can_be_read()
    {
        GanConfiguration read = GanConfigurationJson.FromJson("{\"play\": \"simultaneous\", \"batch\": 7}");
        Assert.Equal(new DynamicsChoice { Name = "simultaneous" }, read.Dynamics);
        Assert.Equal(7, read.Batch);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"batch\": 1, \"batch\": 2}")]
    [InlineData("{\"nonsense\": 1}")]
    [InlineData("{\"sampleShape\": null}")]
    [InlineData("{\"criticOptimiser\": null}")]
    public void Damaged_json_is_refused(string json)
    {
        var error = Assert.Throws<ConfigurationException>(() => GanConfigurationJson.FromJson(json));
        Assert.StartsWith("configuration: the JSON cannot be read. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Restore the file as the run wrote it.", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<GanConfiguration, string> Refused => new()
    {
        {
            new() { Dynamics = new() { Name = "consensus", Weight = -1 } },
            "weight takes a number of 0 or more. Got '-1'. Write for example weight 0.5."
        },
        {
            new() { Dynamics = new() { Name = "proximal", Iterations = 1001 } },
            "iterations takes a whole number from 1 to 1000. Got '1001'. Write for example iterations 1."
        },
        {
            new() { Dynamics = new() { Name = "heavy-ball", Momentum = -1.5 } },
            "momentum takes a number between -1 and 1. Got '-1.5'. Write for example momentum 0.5."
        },
        { new() { Batch = 0 }, "configuration: the batch must be at least 1. Got 0. Use 1 or more." },
        { new() { Steps = -5 }, "configuration: the steps must be at least 0. Got -5. Use 0 or more." },
        {
            new() { CriticOptimiser = new() { Rate = -1e-4 } },
            "configuration: the critic rate must be a positive number. Got -0.0001. Use a number above 0."
        },
        {
            new() { GeneratorOptimiser = new() { Rate = double.NaN } },
            "configuration: the generator rate must be a positive number. Got NaN. Use a number above 0."
        },
        {
            new() { PenaltyWeight = -1 },
            "configuration: the penalty weight must be 0 or more. Got -1. Choose a number in that range."
        },
        {
            new() { SampleShape = [2], PenaltyAnchor = [1, 2.5, -3, 4, 5] },
            "configuration: the penalty anchor must be one finite number, or one for each of 2 coordinates. "
                + "Got 5: [1, 2.5, -3, 4, …]. Use 0 for the middle of images."
        },
        {
            new() { PenaltyAnchor = [double.NaN] },
            "configuration: the penalty anchor must be one finite number, or one for each of 64 coordinates. "
                + "Got 1: [NaN]. Use 0 for the middle of images."
        },
        {
            new() { InstanceNoise = double.PositiveInfinity },
            "configuration: the instance noise must be 0 or more. Got Infinity. Choose a number in that range."
        },
        {
            new() { InstanceNoiseSteps = -1 },
            "configuration: the instance noise steps must be at least 0. Got -1. Use 0 or more."
        },
        {
            new() { AverageDecay = 1 },
            "configuration: the average decay must be from 0 to below 1. Got 1. Choose a number in that range."
        },
        {
            new() { Width = 1 << 30 },
            "configuration: the width must be at most 65536. Got 1073741824. Use 65536 or less."
        },
        {
            new() { SampleShape = [1, -8, 8] },
            "configuration: the sample shape must be one to three sizes from 1 to 65536. Got [1, -8, 8]. "
                + "Use [2] for points, [channels, height, width] for images."
        },
        {
            new() { Objective = "wasserstain" },
            "objective: there is no 'wasserstain'. The nearest names are 'wasserstein', 'hinge', 'least-squares'. "
                + "Use one of wasserstein, non-saturating, minimax, least-squares, hinge."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Options_out_of_range_are_refused(GanConfiguration options, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() =>
        {
            GanBuilder.Formulation(options);
            GanBuilder.Moves(options);
        });
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_batch_normalised_critic_is_refused_under_a_gradient_penalty()
    {
        var options = new GanConfiguration { CriticNormalisation = "batch", Width = 4 };
        var error = Assert.Throws<ConfigurationException>(
            () => GanRun.Formulation(options).Game(batch: 1));
        Assert.Equal(
            "GradientPenalty: the critic mixes the examples of a batch, so a gradient per example has no meaning. "
                + "Layers that mix: 3. Use layer normalisation in the critic, or none.", error.Message);
    }

    [Fact]
    public void Every_preset_builds_a_method_that_fits_its_model()
    {
        Assert.All(MethodPreset.All, preset =>
        {
            GanConfiguration options = preset.Apply(new GanConfiguration { Width = 4 });
            GanRun.Formulation(options).Game(batch: 1);
        });
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(24, 100)]
    [InlineData(25, 5)]
    [InlineData(500, 100)]
    [InlineData(501, 5)]
    public void The_head_start_gives_the_critic_100_updates(long generatorUpdates, int expected) =>
        Assert.Equal(expected, new CriticSchedule(5, HeadStart: true).At(generatorUpdates));
}
