using System.Globalization;
using System.Text.Json;
using Saddle.Cli.Tests.Training;
using Saddle.Data;
using Saddle.Data.Pictures;
using Xunit;

namespace Saddle.Cli.Tests;

/// <summary>Runs that show classes equally often are measured so by every verb.</summary>
public sealed class BalancedTests
{
    [Fact]
    public void The_run_evaluate_and_compare_set_equal_shares_beside_equal_shares()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("pics", "a"), 12);
        Write(folder.At("pics", "b"), 5);
        Write(folder.At("bare"), 6);
        CommandLine line = RunFolderTests.Train(folder, "--steps", "1", "--data", folder.At("pics"), "--conditional",
            "--balanced", "--metrics", "sliced-wasserstein");
        Assert.Equal((0, ""), (line.Code, line.Error));
        string run = folder.At("runs", "00000-pics-dcgan-wgan-gp");
        string last = File.ReadLines(Path.Combine(run, "metric-sliced-wasserstein.jsonl")).Last();
        double measured = JsonDocument.Parse(last).RootElement.GetProperty("value").GetDouble();
        foreach (string verb in (string[])["evaluate", "compare"])
        {
            line = CommandLine.Run(verb, run, "--metrics", "sliced-wasserstein");
            Assert.Equal((0, ""), (line.Code, line.Error));
            Assert.Contains(measured.ToString("0.000", CultureInfo.InvariantCulture), line.Out,
                StringComparison.Ordinal);
            Assert.Contains(verb == "evaluate"
                ? ": 1000 samples against 10 of 'pics', of each class equally many\n"
                : ": 1000 samples of each run against 10 real ones, of each class equally many.\n", line.Out,
                StringComparison.Ordinal);
        }

        line = CommandLine.Run("evaluate", run, "--data", folder.At("bare"));
        Assert.Equal(2, line.Code);
        Assert.StartsWith("saddle: metrics: classes cannot be balanced. 'bare' has no labels", line.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_labels_are_refused_before_work()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("bare"), 6);
        CommandLine line = RunFolderTests.Train(folder, "--data", folder.At("bare"), "--balanced");
        Assert.Equal((2, "", "saddle: balanced: the data must have labels. 'bare' has none. Leave it out, or use data "
            + "with classes.\n"), (line.Code, line.Out, line.Error));
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    private static void Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < count; i++)
        {
            byte[] pixels = [.. Enumerable.Range(0, 64).Select(pixel => (byte)(pixel * (i + 1)))];
            File.WriteAllBytes(Path.Combine(folder, $"{i}.png"),
                PngWriter.Encode(new RasterImage(8, 8, 1, pixels), isSigned: false));
        }
    }
}
