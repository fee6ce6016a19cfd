using Saddle.Fuzzing;
using Xunit;

namespace Saddle.Cli.Tests;

/// <summary>A sample of what <c>tests/Saddle.Fuzzing</c> does at length.</summary>
public sealed class FuzzingTests
{
    public static TheoryData<string> Names => [.. TargetList.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_inputs_are_refused_with_one_type_of_exception_in_bounded_memory(string name)
    {
        Target target = TargetList.All.Single(known => known.Name == name);
        var campaign = new Campaign(target, seed: 0) { TimeLimit = TimeSpan.MaxValue };
        Assert.All(campaign.Run(from: 0, count: 1000), failure => Assert.Fail(failure.Problem));
    }

    [Fact]
    public void The_same_seed_and_number_give_the_same_input()
    {
        Target target = TargetList.All[0];
        Assert.Equal(new Mutator(target, seed: 3).At(17), new Mutator(target, seed: 3).At(17));
        Assert.NotEqual(new Mutator(target, seed: 3).At(17), new Mutator(target, seed: 4).At(17));
    }

    [Fact]
    public void A_wrong_exception_and_too_much_memory_are_told()
    {
        Assert.StartsWith("System.FormatException", Judge(_ => throw new FormatException()), StringComparison.Ordinal);
        Assert.StartsWith("memory: ", Judge(_ => GC.KeepAlive(new byte[Campaign.MemoryLimit + 1])),
            StringComparison.Ordinal);
        Assert.Null(Judge(_ => throw new ArgumentException("Refused.")));
        Assert.Null(Judge(_ => { }));

        static string? Judge(Action<byte[]> read) =>
            new Campaign(new Target("toy", typeof(ArgumentException), [[1, 2, 3]], [], read), seed: 0)
            {
                TimeLimit = TimeSpan.MaxValue,
            }.Judge([]);
    }
}
