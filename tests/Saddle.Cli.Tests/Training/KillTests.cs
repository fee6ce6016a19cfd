using System.Globalization;
using System.Text.Json.Nodes;
using Saddle.Testing;
using Saddle.Training.Runs;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Cli.Tests.Training;

/// <summary>Processes that are killed at random moments and resumed end as one that was never disturbed.</summary>
/// <remarks><c>SADDLE_KILLS</c> says how often each kind of run is killed, <c>SADDLE_KILL_SEED</c> when.</remarks>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int LongestMilliseconds = 1500;

    private static readonly string[] s_every =
        ["--snap", "2", "--tick", "1", "--keep", "2", "--width", "4", "--latent", "8", "--batch", "8"];

    public static TheoryData<string, string[]> Kinds => new()
    {
        { "conditional", ["--conditional", "--critic-steps", "2"] },
        { "lookahead", ["--objective", "hinge", "--penalty", "r1", "--critic-steps", "1", "--dynamics", "lookahead"] },
        { "augmented", ["--mirror", "--dequantise", "--crop-margin", "2", "--colour-jitter", "0.2", "--balanced",
            "--validation", "100", "--critic-steps", "1"] },
        { "metrics", ["--metrics", "sliced-wasserstein,recall", "--critic-steps", "1"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Category", "Slow")]
    public void Killed_runs_end_as_those_never_disturbed(string kind, string[] arguments) =>
        Kill(kind, ["--data", "digits", .. arguments]);

    [SharedDataFact]
    [Trait("Category", "Slow")]
    public void Killed_runs_of_MNIST_end_as_those_never_disturbed() => Kill(
        "mnist", ["--data", SharedData.At("mnist"), "--pad", "32", "--limit", "1000", "--critic-steps", "1"]);

    private static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : usual;

    private void Kill(string kind, string[] arguments)
    {
        using var folder = new TemporaryFolder();
        int kills = Number("SADDLE_KILLS", 2), seed = Number("SADDLE_KILL_SEED", 1);
        var random = new Random(seed * 1000 + kind.Length);
        string[] train = ["train", .. s_every, .. arguments];
        string killed = Begin(folder, train, random);
        for (int kill = 1; kill < kills; kill++)
        {
            using var process = SaddleProcess.Start("resume", killed);
            Thread.Sleep(random.Next(LongestMilliseconds));
            process.Kill();
        }

        long end = (RunFolder.Open(killed).SnapshotSteps() is [.., long last] ? last : 0) + 3;
        CommandLine line = CommandLine.Run("resume", killed, "--steps", $"{end}");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Equal("", CommandLine.Run([.. train, "--steps", $"{end}", "--outdir", folder.At("whole")]).Error);
        string whole = Assert.Single(Directory.GetDirectories(folder.At("whole")));
        SnapshotBytes.AssertSame(killed, whole, end);
        foreach (string path in Directory.GetFiles(whole, "*.jsonl"))
        {
            Assert.Equal(Lines(path), Lines(Path.Combine(killed, Path.GetFileName(path))));
        }

        Assert.Empty(Directory.GetFiles(killed, "*.tmp"));
        output.WriteLine($"{kind}: {kills} kills with seed {seed}, {end} steps.");
    }

    // The first kill comes when there is a run.
    private static string Begin(TemporaryFolder folder, string[] train, Random random)
    {
        using var process = SaddleProcess.Start([.. train, "--steps", "1000000", "--outdir", folder.At("killed")]);
        process.WaitFor("saved ");
        Thread.Sleep(random.Next(LongestMilliseconds));
        process.Kill();
        return Assert.Single(Directory.GetDirectories(folder.At("killed")));
    }

    private static IEnumerable<string> Lines(string path) => File.ReadAllLines(path).Select(line =>
    {
        JsonObject read = JsonNode.Parse(line)!.AsObject();
        read.Remove("stepsPerSecond");   // speeds differ
        return read.ToJsonString();
    });
}
