using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class ReproduceVerbTests
{
    [Fact]
    public void Without_an_id_all_are_listed_with_their_experiments()
    {
        CommandLine line = CommandLine.Run("reproduce");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("03 Wasserstein GAN with weight clipping: Arjovsky", line.Out, StringComparison.Ordinal);
        Assert.Contains("06 Wasserstein GAN with gradient penalty: Gulrajani", line.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reproduce: --only takes numbers of experiments. Got 'x'. Write for example --only 4,5.", "03",
        "--only", "x")]
    [InlineData("reproduce: --only takes numbers of experiments. Got ','. Write for example --only 4,5.", "03",
        "--only", ",")]
    [InlineData("reproduce: --only is for one system. No ID was given. Write for example saddle reproduce 06.",
        "--only", "1")]
    [InlineData("reproduce: --full is for one system. No ID was given. Write for example saddle reproduce 06.",
        "--full")]
    [InlineData("reproduce: 06 has no experiment 99. It has ", "06", "--only", "99")]
    [InlineData("reproduction: there is no '99'. ", "99")]
    public void What_does_not_exist_is_told(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["reproduce", .. arguments]);
        Assert.Equal(2, line.Code);
        Assert.StartsWith($"saddle: {message}", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_experiment_ends_with_its_table_and_verdict()
    {
        CommandLine line = CommandLine.Run("reproduce", "03", "--only", "1");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("published / required", line.Out, StringComparison.Ordinal);
        Assert.EndsWith("every criterion holds.\n", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_reproduction_tells_so()
    {
        CommandLine line = CommandLine.Run(new CancellationToken(canceled: true), "reproduce", "03");
        Assert.Equal((130, "saddle: stopped.\n"), (line.Code, line.Error));
    }
}
