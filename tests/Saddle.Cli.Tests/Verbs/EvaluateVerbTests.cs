using Saddle.Cli.Tests.Training;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class EvaluateVerbTests
{
    [Fact]
    public void Every_metric_that_applies_gets_a_line()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1", "--data", "ring8");
        CommandLine line = CommandLine.Run("evaluate", folder.At("runs", "00000-ring8-mlp-wgan-gp"), "--count", "100");
        Assert.Equal((0, ""), (line.Code, line.Error));
        string[] lines = line.Out.TrimEnd('\n').Split('\n');
        Assert.EndsWith("snapshot-000001.safetensors: 100 samples against 100 of 'ring8'", lines[0],
            StringComparison.Ordinal);
        Assert.Equal(["sliced-wasserstein", "precision", "recall", "kernel", "diversity", "modes", "quality"],
            lines[1..].Select(text => text.Trim().Split(' ')[0]));
    }

    [Fact]
    public void Metrics_and_data_that_do_not_fit_are_refused()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("evaluate", run, "--metrics", "modes");
        Assert.Equal((2, "saddle: metrics: 'modes' needs data with known modes. There are 1000 examples and 0 known "
            + "modes. Choose from sliced-wasserstein, precision, recall, kernel, diversity.\n"),
            (line.Code, line.Error));
        line = CommandLine.Run("evaluate", run, "--data", "ring8");
        Assert.Equal((2, "saddle: evaluate: samples and data differ in size. The model makes 64 numbers per example, "
            + "'ring8' has 2. Use --pad or --resize, or the run's own data.\n"), (line.Code, line.Error));
    }

    [Theory]
    [InlineData("evaluate: --metrics names no metric. Got ','. Name some with commas, or leave it out for all "
        + "that apply.", "--metrics", ",")]
    [InlineData("evaluate: --pad says how to open other data. No --data was given. Name the data, or leave --pad out "
        + "for the run's own.", "--pad", "16")]
    [InlineData("evaluate: --limit says how to open other data. No --data was given. Name the data, or leave --limit "
        + "out for the run's own.", "--limit", "100")]
    [InlineData("evaluate: --fit says how to open other data. No --data was given. Name the data, or leave --fit "
        + "out for the run's own.", "--fit", "contain")]
    public void Options_that_would_be_lost_are_refused(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["evaluate", "any", .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }
}
