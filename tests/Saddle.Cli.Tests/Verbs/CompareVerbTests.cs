using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saddle.Cli.Progress;
using Saddle.Cli.Tests.Training;
using Saddle.Distances.Metrics;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed partial class CompareVerbTests
{
    private static readonly string[] s_small =
    [
        "--steps", "4", "--tick", "2", "--count", "50", "--metrics", "precision,sliced-wasserstein",
        .. RunFolderTests.Tiny,
    ];

    [Fact]
    public void Each_method_meets_each_seed_and_the_table_shows_medians_and_spreads()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = Compare(folder, "--methods", "wgan-gp,gan", "--seeds", "0-1");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Equal(["00000-digits-dcgan-wgan-gp-seed0", "00001-digits-dcgan-gan-seed0",
            "00002-digits-dcgan-wgan-gp-seed1", "00003-digits-dcgan-gan-seed1"],
            Directory.GetDirectories(folder.At("c")).Select(Path.GetFileName).Order());
        Assert.Contains("\nrun 3 of 4: wgan-gp, seed 1\n", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\nstep 2/4  estimate .*  left \d+s  in all \d+s\n", line.Out);
        Assert.Contains("\n'digits' after 4 steps: 50 samples of each run against 50 real ones.\n"
            + "Medians over seeds 0, 1; in brackets the least and the most.\n\n"
            + "method   runs  precision", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\nwgan-gp  2     (\d\.\d+ \(\d\.\d+\.\.\d\.\d+\)\s+){2}gan      2 ", line.Out);
        string[] methods = File.ReadAllLines(folder.At("c", "methods.csv"));
        Assert.Equal("method,metric,runs,diverged,least,lower quartile,median,upper quartile,most", methods[0]);
        Assert.StartsWith("wgan-gp,precision,2,0,", methods[1], StringComparison.Ordinal);
        string[] runs = File.ReadAllLines(folder.At("c", "runs.csv"));
        Assert.Equal("method,seed,run,step,metric,value", runs[0]);
        Assert.StartsWith("gan,0,00001-digits-dcgan-gan-seed0,4,precision,", runs[5], StringComparison.Ordinal);
        Assert.Equal(1 + 4 * 2, runs.Length);
    }

    [Fact]
    public void A_run_is_the_one_that_train_would_make()
    {
        using var folder = new TemporaryFolder();
        Compare(folder, "--methods", "gan", "--seeds", "3");
        RunFolderTests.Train(folder, "--steps", "4", "--method", "gan", "--seed", "3");
        SnapshotBytes.AssertSame(
            folder.At("c", "00000-digits-dcgan-gan-seed3"), folder.At("runs", "00000-digits-dcgan-gan"), 4);
    }

    [Fact]
    public void An_interrupted_comparison_goes_on_where_it_stopped_and_repeats_nothing()
    {
        using var folder = new TemporaryFolder();
        using var interrupt = new CancellationTokenSource();
        string[] same = ["compare", "--outdir", folder.At("c"), "--methods", "gan,lsgan", "--seeds", "0", .. s_small];
        CommandLine line = CommandLine.RunUntil("run 2 of 2: lsgan", interrupt, same);
        Assert.Equal((130, ""), (line.Code, line.Error));
        Assert.EndsWith("stopped; everything is saved. Go on with the same command.\n", line.Out,
            StringComparison.Ordinal);
        string snapshot = folder.At("c", "00000-digits-dcgan-gan-seed0", "snapshot-000004.safetensors");
        DateTime first = File.GetLastWriteTimeUtc(snapshot);
        line = CommandLine.Run(same);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith($"compare: 2 runs in {folder.At("c")}, 1 of them ended.\nrun 2 of 2: lsgan, seed 0\n",
            line.Out, StringComparison.Ordinal);
        Assert.Equal(first, File.GetLastWriteTimeUtc(snapshot));
        string table = line.Out[line.Out.IndexOf("\n'digits'", StringComparison.Ordinal)..];
        Assert.Equal($"compare: 2 runs in {folder.At("c")}, 2 of them ended.\n"
            + table.Replace(".csv\n", ".csv, replaced\n", StringComparison.Ordinal), CommandLine.Run(same).Out);
    }

    [Fact]
    public void A_run_stopped_halfway_ends_with_the_bytes_of_one_never_stopped()
    {
        using var folder = new TemporaryFolder();
        using var interrupt = new CancellationTokenSource();
        string run = Path.Combine("c", "00000-digits-dcgan-gan-seed0");
        string[] more =
        [
            "--methods", "gan", "--seeds", "0", "--steps", "6", "--tick", "1", "--count", "50", .. RunFolderTests.Tiny,
        ];
        CommandLine.RunUntil("step 2/", interrupt, ["compare", "--outdir", folder.At("c"), .. more]);
        Assert.Equal([2L], RunFolder.Open(folder.At(run)).SnapshotSteps());
        CommandLine.Run(["compare", "--outdir", folder.At("c"), .. more]);
        CommandLine.Run(["compare", "--outdir", folder.At("d"), .. more]);
        SnapshotBytes.AssertSame(folder.At(run), folder.At("d", "00000-digits-dcgan-gan-seed0"), 6);
    }

    [Fact]
    public void Other_options_in_the_same_folder_are_refused_before_anything_is_trained()
    {
        using var folder = new TemporaryFolder();
        Compare(folder, "--methods", "gan", "--seeds", "0");
        CommandLine line = Compare(folder, "--methods", "lsgan,gan", "--seeds", "0", "--rate", "0.5");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Equal("saddle: compare: the folder holds a run with other options. "
            + $"{folder.At("c", "00000-digits-dcgan-gan-seed0")}: "
            + "critic.rate: 0.0002 → 0.5; generator.rate: 0.0002 → 0.5. "
            + "Repeat its options, or name another folder.\n", line.Error);
        line = CommandLine.Run([
            "compare", "--outdir", folder.At("c"), "--methods", "gan", "--seeds", "0", "--steps", "2",
            .. RunFolderTests.Tiny]);
        Assert.Contains("gan-seed0: steps: 4 → 2. Repeat", line.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(folder.At("c")));
    }

    [Fact]
    public void Another_protocol_in_the_same_folder_is_refused_before_anything_is_trained()
    {
        using var folder = new TemporaryFolder();
        Compare(folder, "--methods", "gan", "--seeds", "0");
        CommandLine line = CommandLine.Run([
            "compare", "--outdir", folder.At("c"), "--methods", "lsgan", "--seeds", "0", "--steps", "2",
            .. RunFolderTests.Tiny]);
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Equal("saddle: compare: the folder holds runs of another protocol. Against what is planned: "
            + $"{folder.At("c", "00000-digits-dcgan-gan-seed0")}: steps: 2 → 4. "
            + "Repeat their options, or name another folder.\n", line.Error);
        Assert.Single(Directory.GetDirectories(folder.At("c")));
    }

    [Fact]
    public void Methods_that_flags_make_one_are_refused_before_anything_is_trained()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = Compare(folder, "--methods", "gan,gan-r1", "--seeds", "0", "--penalty", "none");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Equal("saddle: compare: two runs have the same method and seed, so they are one. "
            + $"{folder.At("c", "digits-dcgan-gan-seed0")} and "
            + $"{folder.At("c", "digits-dcgan-non-saturating-from-gan-r1-seed0")} have seed 0. Name one of them.\n",
            line.Error);
        Assert.False(Directory.Exists(folder.At("c")));
    }

    [Fact]
    public void The_table_is_of_the_methods_and_seeds_that_are_named()
    {
        using var folder = new TemporaryFolder();
        Compare(folder, "--methods", "gan", "--seeds", "0-1");
        CommandLine line = Compare(folder, "--methods", "lsgan,gan", "--seeds", "1");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\nMedians over seeds 1; ", line.Out, StringComparison.Ordinal);
        Assert.Matches(@"\nlsgan   1  .*\ngan     1  ", line.Out);
        Assert.Equal(1 + 2 * 2, File.ReadAllLines(folder.At("c", "runs.csv")).Length);
    }

    [Fact]
    public void A_method_that_diverges_does_not_end_the_comparison_and_is_not_tried_again()
    {
        using var folder = new TemporaryFolder();
        string[] options = ["--methods", "gan,wgan", "--seeds", "0", "--generator-rate", "1e30", "--clip", "1e-30"];
        CommandLine line = Compare(folder, options);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\ndiverged: training: ", line.Out, StringComparison.Ordinal);
        Assert.Contains("\ngan     0 of 1  -", line.Out, StringComparison.Ordinal);
        Assert.Contains($"\ndiverged and not measured: {folder.At("c", "00000-digits-dcgan-gan-seed0")}\n", line.Out,
            StringComparison.Ordinal);
        line = Compare(folder, options);
        Assert.Contains(" of them ended.\n\n'digits'", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_of_which_nothing_could_be_measured_is_a_failure_and_shows_its_table()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = Compare(folder, "--methods", "gan", "--seeds", "0", "--generator-rate", "1e30");
        Assert.Equal((1, ""), (line.Code, line.Error));
        Assert.Contains("\ngan     0 of 1  -", line.Out, StringComparison.Ordinal);
        Assert.Equal(1, CommandLine.Run("compare", folder.At("c")).Code);
    }

    [Fact]
    public void What_is_no_run_among_several_is_left_out_and_told()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1", "--data", "ring8");
        string run = folder.At("runs", "00000-ring8-mlp-wgan-gp"), begun = folder.At("runs", "00001-begun");
        string own = folder.At("runs", "compare-ring8"), notes = folder.At("runs", "notes.txt");
        Directory.CreateDirectory(begun);
        Directory.CreateDirectory(Path.Combine(own, "00000-x"));
        File.WriteAllText(Path.Combine(own, "00000-x", "options.json"), "{}");
        File.WriteAllText(notes, "");
        string left = $"left out: {begun}, since it has no options of a run\n";
        CommandLine line = CommandLine.Run("compare", run, begun, "--count", "10");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith(left, line.Out, StringComparison.Ordinal);
        left += $"left out: {own}, since it holds runs, but is none\n"
            + $"left out: {notes}, since it is a file, but no snapshot\n";
        line = CommandLine.Run("evaluate", run, begun, own, notes, "--count", "10");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith(left + run, line.Out, StringComparison.Ordinal);
        line = CommandLine.Run("generate", run, begun, own, notes);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith(left + "plot: ", line.Out, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("evaluate", begun, own).Code);
    }

    [Fact]
    public void Runs_that_exist_are_named_by_method_and_by_what_differs()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "2");
        RunFolderTests.Train(folder, "--steps", "2", "--penalty-weight", "1");
        CommandLine line = CommandLine.Run(
            "compare", folder.At("runs"), "--count", "50", "--outdir", folder.At("tables"));
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\nwgan-gp penalty.weight=10  1 ", line.Out, StringComparison.Ordinal);
        Assert.Contains("\nwgan-gp penalty.weight=1   1 ", line.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("tables", "methods.csv")));
    }

    [Fact]
    public void Settings_that_vary_make_a_run_for_each_combination_and_name_its_row()
    {
        using var folder = new TemporaryFolder();
        string[] vary =
            ["--vary", "penalty.weight=1,10", "--vary", "dynamics=simultaneous,alternating", "--seeds", "0"];
        CommandLine line = Compare(folder, ["--methods", "gan-r1", .. vary]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\nrun 2 of 4: gan-r1 penalty.weight=1 dynamics=alternating, seed 0\n", line.Out,
            StringComparison.Ordinal);
        string[] names = [.. File.ReadAllLines(folder.At("c", "methods.csv")).Skip(1).Select(row => row.Split(',')[0])];
        Assert.Equal(
            [
                "gan-r1 penalty.weight=1 dynamics=simultaneous", "gan-r1 penalty.weight=1 dynamics=alternating",
                "gan-r1 penalty.weight=10 dynamics=simultaneous", "gan-r1 penalty.weight=10 dynamics=alternating",
            ],
            names.Distinct());
        Assert.Contains("4 of them ended", Compare(folder, ["--methods", "gan-r1", .. vary]).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_is_for_the_methods_that_read_it()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = Compare(folder, "--methods", "gan,gan-r1", "--seeds", "0", "--penalty-weight", "3");
        Assert.Equal((0, ""), (line.Code, line.Error));
        line = Compare(folder, "--methods", "gan,lsgan", "--seeds", "0", "--penalty-weight", "3");
        Assert.Equal((2, "saddle: compare: none of the methods reads --penalty-weight. They are gan, lsgan. "
            + "Leave it out, or name others.\n"), (line.Code, line.Error));
    }

    [Fact]
    public void Runs_of_unlike_protocols_are_refused_with_their_differences()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "2");
        RunFolderTests.Train(folder, "--steps", "3", "--mirror", "--method", "gan");
        CommandLine line = CommandLine.Run("compare", folder.At("runs"));
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Equal("saddle: compare: the runs are of unlike protocols. Against "
            + $"{folder.At("runs", "00000-digits-dcgan-wgan-gp")}: {folder.At("runs", "00001-digits-dcgan-gan")}: "
            + "data.mirror: false → true, steps: 2 → 3. Compare runs that differ in method and seed only.\n",
            line.Error);
    }

    [Fact]
    public void A_seed_of_a_method_counts_once()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "2");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("compare", run, run);
        Assert.Equal((2, "saddle: compare: two runs have the same method and seed, so they are one. "
            + $"{run} and {run} have seed 0. Name one of them.\n"), (line.Code, line.Error));
    }

    [Theory]
    [InlineData("compare: there is nothing to compare. Neither runs nor --methods nor --vary are named. Write "
        + "for example saddle compare --methods wgan-gp,gan-r1.")]
    [InlineData("compare: runs that exist are not trained again. Got 1 runs and --methods as well. Leave one of them "
        + "out.", "any", "--methods", "gan")]
    [InlineData("compare: --steps is for runs to train. Got runs that exist. Leave it out, or use --methods.",
        "any", "--steps", "3")]
    [InlineData("compare: --step is for runs that exist. Got --methods as well. Use --steps for the length.",
        "--methods", "gan", "--step", "3")]
    [InlineData("compare: --methods takes different names with commas. Got 'gan,gan'. Name each once.",
        "--methods", "gan,gan")]
    [InlineData("vary: batch cannot be varied. It is no setting of the method, but of the protocol, which compared "
        + "runs share. Leave it out, and set it for all runs by its flag.", "--vary", "batch=4,8")]
    [InlineData("vary: seed cannot be varied. It is no setting of the method, but of the protocol, which compared "
        + "runs share. Leave it out, and set it for all runs by its flag, --seeds.", "--vary", "seed=1,2")]
    [InlineData("penalty.weight takes a number of 0 or more. Got 'x'. Write for example penalty.weight=0.5.",
        "--vary", "penalty.weight=1,x")]
    [InlineData("run: this is not a run's folder. any has no options.json. Name a folder that 'train' made.", "any")]
    [InlineData("metrics: 'modes' needs data with known modes. There are 1000 examples and 0 known modes. "
        + "Choose from sliced-wasserstein, precision, recall, kernel, diversity.",
        "--methods", "gan", "--metrics", "modes")]
    public void Requests_without_a_meaning_are_told(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["compare", .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void An_unknown_method_comes_with_the_nearest()
    {
        CommandLine line = CommandLine.Run("compare", "--methods", "gan,wgangp");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: method: there is no 'wgangp'. The nearest names are 'wgan-gp'", line.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        CommandLine line =
            CommandLine.Run(["compare", "--methods", "gan", "--outdir", folder.At("file", "c"), .. s_small]);
        Assert.Equal((1, ""), (line.Code, line.Out));
        Assert.StartsWith($"saddle: the results cannot be written. {folder.At("file", "c")}: ", line.Error,
            StringComparison.Ordinal);
        Assert.EndsWith(" Choose a place that can be written to.\n", line.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ring8")]
    [InlineData("digits")]
    public void The_figures_are_those_of_evaluate_and_of_the_runs_own_snapshot(string data)
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<string> names = MetricCatalogue.Parts.Names;
        string metrics = string.Join(',', data == "ring8" ? names : names.Take(5));
        RunFolderTests.Train(folder, "--steps", "2", "--data", data, "--metrics", metrics);
        string run = Directory.GetDirectories(folder.At("runs")).Single();
        CommandLine.Run("compare", run, "--outdir", folder.At("c"));
        CommandLine line = CommandLine.Run("evaluate", run);
        (string Name, double Value)[] compared =
        [
            .. from row in File.ReadAllLines(folder.At("c", "runs.csv")).Skip(1)
               let cells = row.Split(',')
               select (cells[^2], double.Parse(cells[^1], CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(metrics.Split(','), compared.Select(figure => figure.Name));
        Assert.Equal(
            compared.Select(figure => $"{figure.Name} {ProgressText.Number(figure.Value)}"),
            line.Out.TrimEnd('\n').Split('\n').Skip(1).Select(text => Spaces().Replace(text.Trim(), " ")));
        Assert.All(compared, figure => Assert.Equal(figure.Value, Measured(run, figure.Name)));
    }

    private static double Measured(string run, string metric)
    {
        string last = File.ReadAllLines(Path.Combine(run, $"metric-{metric}.jsonl"))[^1];
        return JsonNode.Parse(last)!["value"]!.GetValue<double>();
    }

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    private static CommandLine Compare(TemporaryFolder folder, params string[] arguments) =>
        CommandLine.Run(["compare", "--outdir", folder.At("c"), .. arguments, .. s_small]);
}
