using Saddle.Gans.Training;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class ProtocolTests
{
    private static readonly GanConfiguration s_own = new() { Data = "a", DataHash = "1" };

    [Fact]
    public void Data_batch_and_networks_belong_to_the_protocol_and_the_rest_to_the_method()
    {
        GanConfiguration other = s_own with { DataHash = "2", Batch = 8, Width = 4, Penalty = "r1", CriticSteps = 1 };
        Assert.Equal(["dataHash: 1 → 2", "width: 32 → 4", "batch: 64 → 8"], Protocol.Differences(s_own, other));
        Assert.Equal(
            ["penalty: gradient-penalty → r1", "criticSteps: 5 → 1"], Protocol.MethodDifferences(s_own, other));
    }

    [Fact]
    public void Seed_length_and_reporting_belong_to_neither()
    {
        GanConfiguration other = s_own with { Seed = 3, Steps = 7, ReportEvery = 9, Threads = 1 };
        Assert.Empty(Protocol.Differences(s_own, other));
        Assert.Empty(Protocol.MethodDifferences(s_own, other));
    }

    [Fact]
    public void The_same_data_may_lie_elsewhere_where_their_hash_is_known()
    {
        Assert.Empty(Protocol.Differences(s_own, s_own with { Data = "b" }));
        Assert.Equal(["data: a → b"],
            Protocol.Differences(s_own with { DataHash = "" }, s_own with { DataHash = "", Data = "b" }));
    }

    [Fact]
    public void Parts_of_an_optimiser_are_named() => Assert.Equal(
        ["criticOptimiser.rate: 0.0001 → 0.5"],
        Protocol.MethodDifferences(s_own, s_own with { CriticOptimiser = new OptimiserChoice { Rate = 0.5 } }));
}
