using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class TrainVerbTests
{
    [Theory]
    [InlineData("--batch takes a whole number from 1 to 65536. Got '0'. Write for example --batch 1.", "--batch", "0")]
    [InlineData("--rate takes a number above 0. Got '-1'. Write for example --rate 0.5.", "--rate", "-1")]
    [InlineData("--critic-rate takes a number above 0. Got 'nan'. Write for example --critic-rate 0.5.",
        "--critic-rate", "nan")]
    [InlineData("--beta1 takes a number from 0 to below 1. Got '1'. Write for example --beta1 0.5.", "--beta1", "1")]
    [InlineData("train: there is no flag --bacth. The nearest name is '--batch'. See 'saddle train --help'.",
        "--bacth", "8")]
    [InlineData("schedule: there is no 'linaer'. The nearest names are 'linear', 'cosine', 'step'. Use one of "
        + "constant, linear, cosine, step, warm-up.", "--schedule", "linaer")]
    [InlineData("metric: there is no 'recal'. The nearest names are 'recall', 'kernel', 'modes'. Use one of "
        + "sliced-wasserstein, precision, recall, kernel, diversity, modes, quality.", "--metrics", "recal")]
    [InlineData("data: 'ring8' has no images. Balancing, cropping, mirroring, jitter of colours, dequantising and "
        + "validation are for images, but it is a stream of other examples. Leave them out.", "--data", "ring8",
        "--mirror")]
    [InlineData("data: 'ring8' has no images. Balancing, cropping, mirroring, jitter of colours, dequantising and "
        + "validation are for images, but it is a stream of other examples. Leave them out.", "--data", "ring8",
        "--colour-jitter", "0.5")]
    [InlineData("data: 'ring8' has no images. Balancing, cropping, mirroring, jitter of colours, dequantising and "
        + "validation are for images, but it is a stream of other examples. Leave them out.", "--data", "ring8",
        "--balanced")]
    [InlineData("crop-margin: images are too small to be extended so far. 'digits' has images of 8 x 8 pixels, the "
        + "margin is 8. Choose a margin below rows and columns.", "--crop-margin", "8")]
    [InlineData("validation: it leaves nothing to train on. 1797 of 1797 images would be held out. Hold out "
        + "fewer.", "--validation", "1797")]
    [InlineData("metrics: 'modes' needs data with known modes. There are 1000 examples and 0 known modes. "
        + "Choose from sliced-wasserstein, precision, recall, kernel, diversity.", "--metrics", "modes")]
    [InlineData("metrics: 'modes' needs data with known modes. There are 1000 examples and 0 known modes. "
        + "Choose from sliced-wasserstein, precision, recall, kernel, diversity.", "--metrics", "modes", "--dry-run")]
    [InlineData("train: --profile measures what runs. Got --dry-run as well, which runs nothing. "
        + "Leave one of them out.", "--profile", "--dry-run")]
    [InlineData("--penalty-anchor takes values with commas, each a finite number. Got '2;-1'. Write for example "
        + "--penalty-anchor 0.5,0.5.", "--penalty", "simple", "--penalty-anchor", "2;-1")]
    [InlineData("penalty: an anchor must fit one example. Got 3 numbers for 2 coordinates. Give one number, or "
        + "one per coordinate.",
        "--data", "ring8", "--penalty", "simple", "--penalty-measure", "point", "--penalty-anchor", "1,2,3")]
    [InlineData("--penalty-measure takes one of real, fake, interp, mid, anchor, point, or a sum of these with "
        + "commas, each with a weight above 0 after a colon where that is not 1. Got 'mid:0'. Write for "
        + "example --penalty-measure real,mid:0.5.", "--penalty", "simple", "--penalty-measure", "mid:0")]
    [InlineData("--instance-noise takes a number of 0 or more. Got '-1'. Write for example --instance-noise 0.5.",
        "--instance-noise", "-1")]
    [InlineData("--dynamics-iterations takes a whole number from 1 to 1000. Got '1001'. Write for example "
        + "--dynamics-iterations 1.", "--dynamics", "proximal", "--dynamics-iterations", "1001")]
    [InlineData("--dynamics-momentum takes a number between -1 and 1. Got '-1'. Write for example "
        + "--dynamics-momentum 0.5.", "--dynamics", "heavy-ball", "--dynamics-momentum", "-1")]
    [InlineData("--dynamics-momentum is not read by sga. It is read by heavy-ball and negative-momentum. Leave "
        + "it out, or choose another --dynamics.", "--dynamics", "sga", "--dynamics-momentum", "-0.5")]
    [InlineData(
        "HeavyBall: the step rule has momentum of its own. Adam of the generator keeps 0.5 of its last direction, "
        + "Adam of the critic keeps 0.5 of its last direction. "
        + "Use a rule without momentum, or other dynamics than a heavy ball.", "--dynamics", "heavy-ball")]
    [InlineData("conditional: the data must have labels. 'swissroll' has none. Leave it out, or use data with "
        + "classes.", "--data", "swissroll", "--conditional")]
    public void A_wrong_option_is_told_in_full_and_leaves_nothing_behind(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(["train", "--outdir", folder.At("runs"), .. arguments]);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [Theory]
    [InlineData("objective: there is no 'wassersten'. The nearest names are 'wasserstein'", "--objective",
        "wassersten")]
    [InlineData("dynamics: there is no 'simultanious'. The nearest names are 'simultaneous'",
        "--dynamics", "simultanious")]
    [InlineData("method: there is no 'wgangp'. The nearest names are 'wgan-gp'", "--method", "wgangp")]
    [InlineData("architecture: there is no 'dcgam'. The nearest names are 'dcgan'", "--architecture", "dcgam")]
    [InlineData("data: unknown data set 'ring9'. It is neither built in nor a file or folder here. The nearest name is "
        + "'ring8'.", "--data", "ring9")]
    public void An_unknown_name_comes_with_the_nearest(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(["train", "--outdir", folder.At("runs"), .. arguments]);
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith($"saddle: {message}", line.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--method", "gan")]
    [InlineData("--outdir", "elsewhere")]
    public void Resuming_refuses_what_is_for_new_runs(params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["train", "--resume", "any", .. arguments]);
        Assert.Equal((2, "", $"saddle: train: --resume takes the run's own method and folder. "
            + $"Got {arguments[0]} as well. Leave it out, or start a new run without --resume.\n"),
            (line.Code, line.Out, line.Error));
    }

    [Theory]
    [InlineData(@"training: the memory does not suffice\. [\d,]+ parameters at a batch of 64 need at least [\d,]+ MB, "
        + @"there are [\d,]+ MB\. Choose smaller networks, smaller examples or a smaller batch\.", "--width", "65536")]
    [InlineData(@"--depth takes a whole number from 1 to 256\. Got '65536'\. Write for example --depth 1\.",
        "--data", "ring8", "--depth", "65536")]
    public void Absurd_sizes_are_refused_before_work_begins(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(["train", "--outdir", folder.At("runs"), .. arguments]);
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Matches($"^saddle: {message}\n$", line.Error);
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [Theory]
    [InlineData("--penalty-measure", "--penalty-measure", "fake")]
    [InlineData("--clip", "--clip", "1")]
    [InlineData("--depth", "--depth", "7", "--architecture", "dcgan")]
    [InlineData("--one-sided", "--penalty", "none", "--one-sided")]
    [InlineData("--beta1", "--optimiser", "sgd", "--beta1", ".3")]
    public void A_flag_that_nothing_reads_is_refused(string flag, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(["train", "--outdir", folder.At("runs"), .. arguments]);
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith($"saddle: {flag}", line.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [Fact]
    public void A_folder_of_runs_that_cannot_be_made_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        CommandLine line = CommandLine.Run("train", "--steps", "1", "--outdir", folder.At("file", "runs"));
        Assert.Equal((1, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: run: the folder cannot be made. ", line.Error, StringComparison.Ordinal);
        Assert.EndsWith(" Choose an output folder that can be written to.\n", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_compiles_with_the_finite_checks_that_are_asked_for()
    {
        string[] dry = ["train", "--dry-run", "--batch", "4", "--width", "4"];
        Assert.NotEqual(Costs(CommandLine.Run(dry)), Costs(CommandLine.Run([.. dry, "--finite-check"])));

        static string Costs(CommandLine line) =>
            line.Out[line.Out.IndexOf("critic update", StringComparison.Ordinal)..];
    }

    [Fact]
    public void The_simple_penalty_takes_a_measure_and_an_anchor()
    {
        CommandLine line = CommandLine.Run("train", "-n", "--data", "ring8", "--penalty", "simple",
            "--penalty-measure", "real,anchor:0.5", "--penalty-anchor", "-3,0", "--instance-noise", "0.1");
        Assert.Equal((0, ""), (line.Code, line.Error));
        string options = line.Out.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("\"measure\":\"real,anchor:0.5\",\"anchor\":[-3,0]}", options, StringComparison.Ordinal);
        Assert.Contains("\"instance-noise\":{\"deviation\":0.1,\"steps\":3000}", options, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_of_one_player_wins_over_that_of_both_and_switches_can_be_turned_off()
    {
        CommandLine line = CommandLine.Run("train", "-n", "--rate", "0.5", "--critic-rate", "0.25", "--method", "wgan",
            "--no-head-start", "--generator-schedule", "warm-up", "--generator-schedule-then", "cosine", "--steps", "7",
            "--critic-optimiser-epsilon", "0.001");
        Assert.Equal((0, ""), (line.Code, line.Error));
        string options = line.Out.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("\"head-start\":false", options, StringComparison.Ordinal);
        Assert.Contains("\"epsilon\":0.001,\"momentum\":0,\"weight-decay\":0},\"rate\":0.25,\"schedule\":{"
            + "\"name\":\"constant\"}", options, StringComparison.Ordinal);
        Assert.Contains("\"rate\":0.5,\"schedule\":{\"name\":\"warm-up\",\"steps\":1000,\"then\":{"
            + "\"name\":\"cosine\",\"steps\":7,\"final\":0}}", options, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_a_method_tells_all_that_it_reads_and_nothing_else()
    {
        CommandLine line = CommandLine.Run("train", "--method", "consensus", "--data", "ring8", "--help");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Matches(@"\n  --dynamics-weight X +10: strength", line.Out);
        Assert.Matches(@"\n  --rate X +0\.001: step size", line.Out);
        Assert.DoesNotContain("--penalty-weight", line.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--dropout", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_shows_options_networks_and_costs_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(
            "train", "-n", "--batch", "4", "--width", "4", "--outdir", folder.At("runs"));
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\"batch\": 4,", line.Out, StringComparison.Ordinal);
        Assert.Contains("generator: to [1, 8, 8], ", line.Out, StringComparison.Ordinal);
        Assert.Contains("critic update", line.Out, StringComparison.Ordinal);
        Assert.Contains("generator update", line.Out, StringComparison.Ordinal);
        Assert.Contains(" MFLOP, ", line.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [Fact]
    public void A_profiled_run_shows_the_time_of_every_kernel_and_keeps_it()
    {
        using var folder = new TemporaryFolder();
        string runs = folder.At("runs");
        CommandLine line = CommandLine.Run(
            "train", "--profile", "--steps", "2", "--batch", "4", "--width", "4", "--outdir", runs);
        Assert.Equal((0, ""), (line.Code, line.Error));
        string run = Path.Combine(runs, "00000-digits-dcgan-wgan-gp");
        string kept = File.ReadAllText(Path.Combine(run, "profile.txt"));
        Assert.Contains(kept, line.Out, StringComparison.Ordinal);
        Assert.StartsWith("critic update\n   n        ms  share", kept, StringComparison.Ordinal);
        Assert.Contains(
            " ms a run over 10 runs.\n\ngenerator update\n   n        ms  share", kept, StringComparison.Ordinal);
        Assert.EndsWith(" ms a run over 2 runs.\n", kept, StringComparison.Ordinal);
        Assert.Contains($"profile: {Path.Combine(run, "profile.txt")}\n", line.Out, StringComparison.Ordinal);
        CommandLine resumed = CommandLine.Run("resume", run, "--profile");
        Assert.Contains(
            "profile: no update has run, so there is nothing to show.\n", resumed.Out, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllText(Path.Combine(run, "profile.txt")));
    }
}
