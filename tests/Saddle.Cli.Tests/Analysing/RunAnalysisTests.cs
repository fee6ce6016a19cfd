using System.Text.RegularExpressions;
using Saddle.Cli.Analysing;
using Saddle.Cli.Tests.Training;
using Saddle.Data;
using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Analysing;

public sealed class RunAnalysisTests
{
    private const string Points = "00000-ring8-mlp-gan-r1";
    private const string Images = "00000-digits-dcgan-gan";

    [Fact]
    public void A_small_model_gets_its_whole_spectrum_before_and_after()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder);
        CommandLine line = CommandLine.Run("analyze", folder.At("runs", Points), "--batches", "2",
            "--dynamics-weight", "0.1",
            "--without-penalty", "--outdir", folder.At("t"));
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("  minibatches           2 of 8, of the run's own data, in float64\n", line.Out,
            StringComparison.Ordinal);
        Assert.Matches(@"\nEigenvalues of the flow w' = -xi: (\d+) of \1\n", line.Out);
        Assert.Matches(@"\nplain field .*\nwithout its penalty .*\nconsensus of weight 0\.1 ", line.Out);
        string[] rows = File.ReadAllLines(folder.At("t", "spectrum.csv"));
        Assert.Equal(0, (rows.Length - 1) % 3);
    }

    [Fact]
    public void Of_a_large_model_the_leading_eigenvalues_are_found_with_small_residuals()
    {
        using var folder = new TemporaryFolder();
        TrainImages(folder);
        CommandLine line = CommandLine.Run("analyze", folder.At("runs", Images), "--batches", "2", "--count", "3",
            "--outdir", folder.At("t"));
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("searching the leading eigenvalues: plain field\n", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  \d+ products in \S+ s, \S+ s of them in the products themselves\n", line.Out);
        double[][] rows = [.. File.ReadAllLines(folder.At("t", "spectrum.csv")).Skip(1)
            .Select(row => row.Split(',')[1..].Select(double.Parse).ToArray())];
        double[][] byModulus = [.. rows.OrderByDescending(row => row[2]).Take(3)];
        Assert.All(byModulus, row => Assert.True(row[3] <= 1e-3 * row[2], $"{row[3]} of {row[2]}"));
    }

    [Fact]
    public void A_run_along_an_adjusted_field_shows_that_too_and_names_its_dynamics()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder, "--dynamics", "consensus", "--dynamics-weight", "0.1");
        string run = folder.At("runs", "00000-ring8-mlp-non-saturating-r1-consensus");
        CommandLine line = CommandLine.Run(
            "analyze", run, "--batches", "1", "--dynamics-weight", "0.1", "--outdir", folder.At("t"));
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\n  dynamics              consensus around simultaneous, along a field that they adjust\n",
            line.Out, StringComparison.Ordinal);
        string[][] rows =
            [.. File.ReadAllLines(folder.At("t", "spectrum.csv")).Skip(1).Select(row => row.Split(','))];
        double[] Moduli(string field) =>
            [.. rows.Where(row => row[0] == field).Select(row => double.Parse(row[3])).OrderDescending()];

        double[] adjusted = Moduli("adjusted as in consensus around simultaneous"), plain = Moduli("plain field");
        Assert.Equal(plain.Length, adjusted.Length);
        Assert.NotEqual(plain[0], adjusted[0], 1e-6 * plain[0]);
    }

    [Fact]
    public void Minibatches_are_those_that_training_would_see_next()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder);
        string path = folder.At("runs", Points, "snapshot-000002.safetensors");
        double[] field = FieldAt(path);
        Snapshot snapshot = Snapshot.Read(path);
        Counting("counters.updates", [7, 7]).Write(path);
        Assert.Equal(field, FieldAt(path));
        Counting("counters.steps", [snapshot.Step, snapshot.Batches + 5, 0]).Write(path);
        Assert.NotEqual(field, FieldAt(path));

        Snapshot Counting(string counter, long[] values) => snapshot with
        {
            Tensors = new ParameterSet(snapshot.Tensors.Pairs().Select(pair =>
                pair.Name == counter ? (counter, Tensor.FromArray(values, [values.Length])) : pair)),
        };
    }

    [Fact]
    public void What_does_not_fit_into_memory_is_refused_before_any_work()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder);
        var analysis = new RunAnalysis
        {
            Run = SavedRun.Find(folder.At("runs", Points), null),
            Catalogues = BuiltIn.Catalogues,
            Batches = 10_000,
            Count = 500,
            Products = 200,
            Memory = 1_000_000,
        };
        Assert.Equal("analyze: the memory does not suffice. 10000 minibatches of 8 and 2008 vectors need 5 MB, there "
            + "are 1 MB. Lower --batches, --batch or --count.",
            Assert.Throws<UsageException>(() =>
                analysis.Show(new Terminal(TextWriter.Null, TextWriter.Null))).Message);
    }

    [Fact]
    public void An_interrupted_analysis_ends_cleanly()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder);
        CommandLine line = CommandLine.Run(new CancellationToken(canceled: true), "analyze", folder.At("runs", Points));
        Assert.Equal((130, "saddle: stopped.\n"), (line.Code, line.Error));
    }

    [Fact]
    public void A_snapshot_of_other_networks_is_refused()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder);
        string path = folder.At("runs", Points, "snapshot-000002.safetensors");
        Snapshot snapshot = Snapshot.Read(path);
        string narrower = Regex.Replace(snapshot.Options, "\"width\": \\d+", "\"width\": 5");
        Assert.NotEqual(snapshot.Options, narrower);
        (snapshot with { Options = narrower }).Write(path);
        CommandLine line = CommandLine.Run("analyze", folder.At("runs", Points));
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: snapshot: its tensors are not those of its options. ", line.Error,
            StringComparison.Ordinal);
        Assert.EndsWith(" Use a file that a run wrote.\n", line.Error, StringComparison.Ordinal);
        Assert.Single(line.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_snapshot_that_is_cut_off_is_refused()
    {
        using var folder = new TemporaryFolder();
        TrainPoints(folder);
        string path = folder.At("runs", Points, "snapshot-000002.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        CommandLine line = CommandLine.Run("analyze", path);
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: snapshot: the file is damaged, or is none. ", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_run_does_not_have_is_told()
    {
        using var folder = new TemporaryFolder();
        TrainImages(folder);
        string run = folder.At("runs", Images);
        CommandLine line = CommandLine.Run("analyze", run, "--snapshot", "7");
        Assert.Equal($"saddle: run: there is no snapshot of step 7 in {run}. The run has 2. Name one of these, or no "
            + "step for the newest.\n", line.Error);
        line = CommandLine.Run("analyze", run, "--without-penalty");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: analyze: --without-penalty needs a run with a penalty. ", line.Error,
            StringComparison.Ordinal);
    }

    private static double[] FieldAt(string snapshot)
    {
        var run = new SnapshotGame(Snapshot.Read(snapshot), BuiltIn.Catalogues);
        IBatchSource data = run.Batches(run.Options.OpenData());
        return run.Jacobian(data, 1, bare: false, adjustment: null, threads: 1).FieldValue();
    }

    private static void TrainPoints(TemporaryFolder folder, params string[] more) => RunFolderTests.Train(
        folder, ["--data", "ring8", "--method", "gan-r1", "--steps", "2", "--depth", "1", .. more]);

    private static void TrainImages(TemporaryFolder folder) =>
        RunFolderTests.Train(folder, "--method", "gan", "--steps", "2");
}
