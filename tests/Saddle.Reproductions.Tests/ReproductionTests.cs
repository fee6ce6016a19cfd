using Saddle.Settings;
using Xunit;

namespace Saddle.Reproductions.Tests;

public sealed class ReproductionTests
{
    [Theory]
    [InlineData("03", new[] { 1, 2, 3, 4 })]
    [InlineData("06", new[] { 2 })]
    [InlineData("08", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("09", new[] { 1, 2, 3, 4, 5, 6, 8 })]
    [InlineData("10", new[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("11", new[] { 1, 2, 3, 4, 5, 6 })]
    public void Exact_claims_hold(string id, int[] experiments)
    {
        PublishedTable table = Reproduction.Named(id).Run(only: experiments, threads: 1);
        Assert.NotEmpty(table.Rows);
        Assert.True(table.Holds, table.ToString());
    }

    /// <summary>A sample: <c>saddle reproduce</c> runs all.</summary>
    [Theory]
    [InlineData("03", 5)]
    [InlineData("06", 6)]
    [InlineData("08", 6)]
    [InlineData("09", 7)]
    [Trait("Category", "Slow")]
    public void Statistical_claims_hold(string id, int experiment)
    {
        PublishedTable table = Reproduction.Named(id).Run(only: [experiment]);
        Assert.True(table.Holds, table.ToString());
    }

    [Fact]
    public void Experiments_are_numbered_as_in_their_list() => Assert.All(Reproduction.All, reproduction =>
    {
        int[] numbers = [.. reproduction.Experiments.Select(experiment => experiment.Number)];
        Assert.Equal(numbers.Order().Distinct(), numbers);
    });

    [Fact]
    public void An_unknown_id_is_answered_with_the_nearest()
    {
        string message = Assert.Throws<ConfigurationException>(() => Reproduction.Named("066")).Message;
        Assert.StartsWith(
            "reproduction: there is no '066'. The nearest names are '06', ", message, StringComparison.Ordinal);
        string all = string.Join(", ", Reproduction.All.Select(entry => entry.Id));
        Assert.EndsWith($". Use one of {all}.", message, StringComparison.Ordinal);
    }
}
