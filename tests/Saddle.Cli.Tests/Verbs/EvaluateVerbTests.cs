using Saddle.Cli.Tests.Training;
using Saddle.Data;
using Saddle.Data.Pictures;
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
    public void What_makes_no_finite_numbers_is_told_and_counts_as_diverged()
    {
        using var folder = new TemporaryFolder();
        string[] huge =
            ["--data", "ring8", "--method", "gan", "--generator-rate", "1e20", "--ema", "0", "--steps", "1"];
        Assert.Equal("", RunFolderTests.Train(folder, huge).Error);
        string run = folder.At("runs", "00000-ring8-mlp-gan");
        const string Told = "^saddle: metrics: what the model makes is not finite, so it cannot be measured. Number "
            + @"\d of sample \d+ is (NaN|-?Infinity)\. Lower the rates and train again, or name an earlier snapshot\.";
        CommandLine line = CommandLine.Run("evaluate", run, "--count", "20");
        Assert.Equal(1, line.Code);
        Assert.Matches($"{Told}\n$", line.Error);
        line = CommandLine.Run("compare", run, "--count", "20");
        Assert.Equal((1, ""), (line.Code, line.Error));
        Assert.EndsWith($"diverged and not measured: {run}\n", line.Out, StringComparison.Ordinal);
        line = RunFolderTests.Train(folder, [.. huge, "--metrics", "recall"]);
        Assert.Equal(1, line.Code);
        Assert.Matches($"{Told} The last good snapshot is .*\n$", line.Error);
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
    [InlineData(1, 1, "'kernel' needs data with more than 1 example. There are 1 examples", "sliced-wasserstein")]
    [InlineData(3, 1, "'recall' needs data with more than 3 examples. There are 3 examples",
        "sliced-wasserstein", "kernel", "diversity")]
    [InlineData(8, 2, "'diversity' needs data with an example that has no equal, beside another. There are 16 examples",
        "sliced-wasserstein", "precision", "recall", "kernel")]
    public void What_the_data_are_too_few_for_is_refused_before_work_and_the_rest_is_shown(
        int count, int times, string told, params string[] shown)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("pics"));
        for (int i = 0; i < count * times; i++)
        {
            byte[] pixels = [.. Enumerable.Range(0, 64).Select(pixel => (byte)(pixel * (i % count + 1)))];
            File.WriteAllBytes(folder.At("pics", $"{i}.png"),
                PngWriter.Encode(new RasterImage(8, 8, 1, pixels), isSigned: false));
        }

        string[] all = ["kernel", "recall", "diversity"];
        string refused = all.First(name => told.Contains(name, StringComparison.Ordinal));
        string message = $"saddle: metrics: {told} and 0 known modes. Choose from {string.Join(", ", shown)}.\n";
        CommandLine line = RunFolderTests.Train(
            folder, "--steps", "1", "--data", folder.At("pics"), "--metrics", refused);
        Assert.Equal((2, "", message), (line.Code, line.Out, line.Error));
        Assert.False(Directory.Exists(folder.At("runs")));
        RunFolderTests.Train(folder, "--steps", "1", "--data", folder.At("pics"), "--metrics", shown[0]);
        string run = folder.At("runs", "00000-pics-dcgan-wgan-gp");
        foreach (string verb in new[] { "evaluate", "compare" })
        {
            line = CommandLine.Run(verb, run, "--count", "20", "--metrics", refused);
            Assert.Equal((2, "", message), (line.Code, line.Out, line.Error));
            line = CommandLine.Run(verb, run, "--count", "20");
            Assert.Equal((0, ""), (line.Code, line.Error));
            Assert.All(shown, name => Assert.Contains(name, line.Out, StringComparison.Ordinal));
        }
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
