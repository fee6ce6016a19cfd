using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class TrainVerbTests
{
    [Theory]
    [InlineData("train: --batch takes a whole number of at least 1. Got '0'. Write for example --batch 1.", "--batch",
        "0")]
    [InlineData("train: --rate takes a number above 0. Got '-1'. Write for example --rate 0.001.", "--rate", "-1")]
    [InlineData("train: --critic-rate takes a number above 0. Got 'nan'. Write for example --critic-rate 0.001.",
        "--critic-rate", "nan")]
    [InlineData("train: --beta1 takes a number of at least 0 and below 1. Got '1'. Write for example --beta1 0.5.",
        "--beta1", "1")]
    [InlineData("train: there is no flag --bacth. The nearest name is '--batch'. See 'saddle train --help'.",
        "--bacth", "8")]
    [InlineData("train: there is no schedule 'linaer'. The nearest name is 'linear'. Use one of these.", "--schedule",
        "linaer")]
    [InlineData("--metrics: there is no metric 'recal'. The nearest name is 'recall'. Separate several with commas.",
        "--metrics", "recal")]
    [InlineData("train: 'ring8' has no images. --mirror, --dequantise and --validation are for images, but it is an "
        + "endless stream of points. Leave them out.", "--data", "ring8", "--mirror")]
    [InlineData("train: --validation leaves nothing to train on. 1797 of 1797 images would be held out. "
        + "Hold out fewer.", "--validation", "1797")]
    [InlineData("metrics: 'modes' needs data with known modes. These have none. Choose from sliced-wasserstein, "
        + "precision, recall, kernel, diversity.", "--metrics", "modes")]
    [InlineData("metrics: 'modes' needs data with known modes. These have none. Choose from sliced-wasserstein, "
        + "precision, recall, kernel, diversity.", "--metrics", "modes", "--dry-run")]
    [InlineData("train: --profile measures what runs. Got --dry-run as well, which runs nothing. "
        + "Leave one of them out.", "--profile", "--dry-run")]
    [InlineData("--penalty-anchor takes numbers with commas. Got '2;-1'. "
        + "Write for example --penalty-anchor 1,-0.5.", "--penalty-anchor", "2;-1")]
    [InlineData("configuration: the penalty anchor must be one finite number, or one for each of 2 coordinates. "
        + "Got 3: [1, 2, 3]. Use 0 for the middle of images.", "--data", "ring8", "--penalty-anchor", "1,2,3")]
    [InlineData("penalty measure: a weight must be a number above 0. Got '0' in 'mid:0'. "
        + "Write for example real:0.5,mid:0.5.", "--penalty", "simple", "--penalty-measure", "mid:0")]
    [InlineData("train: --instance-noise takes a number of at least 0. Got '-1'. "
        + "Write for example --instance-noise 0.001.", "--instance-noise", "-1")]
    [InlineData("train: --dynamics-iterations takes a whole number from 1 to 1000. Got '1001'. "
        + "Write for example --dynamics-iterations 1.", "--dynamics-iterations", "1001")]
    [InlineData("train: --dynamics-momentum takes a number above -1 and below 1. Got '-1'. "
        + "Write for example --dynamics-momentum 0.5.", "--dynamics-momentum", "-1")]
    [InlineData("dynamics: 'sga' has no setting 'momentum'. It has weight, every and inner. 'momentum' is read by "
        + "heavy-ball and negative-momentum. Leave it out, or choose another dynamics.",
        "--dynamics", "sga", "--dynamics-momentum", "-0.5")]
    [InlineData(
        "HeavyBall: the step rule has momentum of its own. Adam of the generator keeps 0.5 of its last direction, "
        + "Adam of the critic keeps 0.5 of its last direction. "
        + "Use a rule without momentum, or other dynamics than a heavy ball.", "--dynamics", "heavy-ball")]
    [InlineData("train: --conditional needs labelled data. 'swissroll' has no labels. Leave --conditional out, or "
        + "use data with classes.", "--data", "swissroll", "--conditional")]
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
    [InlineData("--conditional")]
    [InlineData("--data", "ring8")]
    [InlineData("--pad", "16")]
    [InlineData("--resize", "16")]
    [InlineData("--limit", "9")]
    [InlineData("--method", "gan")]
    [InlineData("--outdir", "elsewhere")]
    public void Resuming_refuses_what_is_for_new_runs(params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["train", "--resume", "any", .. arguments]);
        Assert.Equal((2, "", $"saddle: train: --resume takes the run's own data, method and folder. "
            + $"Got {arguments[0]} as well. Leave it out, or start a new run without --resume.\n"),
            (line.Code, line.Out, line.Error));
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
        Assert.Contains("\"penaltyMeasure\":\"real,anchor:0.5\",\"penaltyAnchor\":[-3,0],",
            options, StringComparison.Ordinal);
        Assert.Contains("\"instanceNoise\":0.1,\"instanceNoiseSteps\":3000,", options, StringComparison.Ordinal);
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
