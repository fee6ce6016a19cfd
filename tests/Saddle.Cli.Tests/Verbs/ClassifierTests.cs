using Saddle.Cli.Tests.Training;
using Saddle.Data;
using Saddle.Data.Pictures;
using Saddle.Testing;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

/// <summary>Runs of a classifier, from training to its tables.</summary>
public sealed class ClassifierTests
{
    private static readonly string[] s_short =
        ["--method", "classifier", "--width", "2", "--batch", "16", "--snap", "10", "--tick", "10"];

    private static string Train(TemporaryFolder folder, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(["train", .. s_short, .. arguments, "--outdir", folder.At("runs")]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        return folder.At("runs", "00000-digits-classifier");
    }

    private static void AssertRefused(string message, params string[] arguments)
    {
        CommandLine line = CommandLine.Run(arguments);
        Assert.Equal((2, "", $"saddle: {message}\n"), (line.Code, line.Out, line.Error));
    }

    [Fact]
    public void Training_shows_accuracy_and_loss_and_says_how_to_go_on()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(
            ["train", .. s_short, "--steps", "20", "--outdir", folder.At("runs")]);
        string run = folder.At("runs", "00000-digits-classifier");
        string[] lines = line.Out.TrimEnd('\n').Split('\n');
        Assert.Matches(@"^step 10/20  accuracy \d\.\d{3}  classifier \d\.\d{3}  steps/s ", lines[1]);
        Assert.Equal(["done: 20 steps.", $"test it with: saddle evaluate {run} --test"], lines[^2..]);
    }

    [Fact]
    public void A_resumed_run_ends_with_the_same_bits()
    {
        using TemporaryFolder whole = new(), parts = new();
        string all = Train(whole, "--steps", "20", "--schedule", "constant");
        string part = Train(parts, "--steps", "10", "--schedule", "constant");
        Assert.Equal(0, CommandLine.Run("resume", part, "--steps", "20").Code);
        SnapshotBytes.AssertSame(all, part, step: 20);
    }

    [Fact]
    public void Evaluation_counts_images_held_out_or_trained_on_or_others()
    {
        using var folder = new TemporaryFolder();
        string run = Train(folder, "--steps", "10");
        CommandLine test = CommandLine.Run("evaluate", run, "--test");
        Assert.Equal((0, ""), (test.Code, test.Error));
        string[] lines = test.Out.Split('\n');
        Assert.Matches(@"snapshot-000010\.safetensors: accuracy \d\.\d{4}, \d+ of 597 images held out of 'digits', "
            + "drawn with seed 0$", lines[0]);
        Assert.Equal("class  examples  precision  recall  f1", lines[2]);
        Assert.Equal("rows: what images are; columns: what they were taken for", lines[15]);
        Assert.Matches("^class +0 +1 +2 +3 +4 +5 +6 +7 +8 +9$", lines[16]);
        Assert.Equal(597, lines[18..28].Sum(row =>
            row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Sum(int.Parse)));
        Assert.Contains("of 1200 training images of 'digits'", CommandLine.Run("evaluate", run).Out,
            StringComparison.Ordinal);
        Assert.Contains("of 1797 images of 'digits'", CommandLine.Run("evaluate", run, "--test", "digits").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_meaning_for_a_classifier_is_refused()
    {
        using var folder = new TemporaryFolder();
        string run = Train(folder, "--steps", "10");
        string kind = $"this is a run of the method classifier. {run} has no generator and no critic. Use 'saddle "
            + "evaluate' for it, or name another run.";
        AssertRefused($"generate: {kind}", "generate", run);
        AssertRefused($"analyze: {kind}", "analyze", run);
        AssertRefused($"compare: {kind}", "compare", run);
        AssertRefused("evaluate: --metrics has no meaning for a classifier. The run is of one. Leave it out.",
            "evaluate", run, "--metrics", "recall");
        AssertRefused($"evaluate: --test takes images. Got the run {run}. Write the run before --test.",
            "evaluate", run, "--test", run);
        string other = folder.At("other");
        foreach (string name in (string[])["a", "b"])
        {
            Directory.CreateDirectory(Path.Combine(other, name));
            File.WriteAllBytes(
                Path.Combine(other, name, "x.png"),
                PngWriter.Encode(new RasterImage(8, 8, 1, new byte[64]), isSigned: false));
        }

        AssertRefused("classifier: images and network differ in classes. 'other' has 2, the network tells 10. Use "
            + "images of the same classes.", "evaluate", run, "--test", other);
        AssertRefused("evaluate: the images are named twice. Got --test 'digits' and --data 'ring8'. Name them once.",
            "evaluate", run, "--test", "digits", "--data", "ring8");
        AssertRefused("--penalty is not read by classifier. It is read by adversarial. Leave it out, or choose "
            + "--method adversarial.", "resume", run, "--penalty", "r1");
        AssertRefused($"resume: settings differ from the run's own in {Path.Combine(run, "options.json")}. "
            + "rate: 0.005 → 0.1. Leave them out, or start a new run.", "resume", run, "--rate", "0.1");
        AssertRefused("resume: the rates are 0 from step 10 on. A length of 20 steps is asked for. Leave it out, or "
            + "start a new run of that length or with the schedule constant.", "resume", run, "--steps", "20");
    }

    [Theory]
    [InlineData("--penalty is not read by classifier. It is read by adversarial. Leave it out, or choose "
        + "--method adversarial.", "--method", "classifier", "--penalty", "r1")]
    [InlineData("--conditional is not read by classifier. It is read by adversarial. Leave it out, or choose "
        + "--method adversarial.", "--method", "classifier", "--conditional")]
    [InlineData("--dropout is not read by adversarial. It is read by classifier. Leave it out, or choose "
        + "--method classifier.", "--dropout", "0.3")]
    [InlineData("--dropout takes a number from 0 to below 1. Got '1'. Write for example --dropout 0.5.",
        "--method", "classifier", "--dropout", "1")]
    [InlineData("classifier: the data must be labelled images. 'ring8' has none. Use data with classes, such as "
        + "digits.", "--method", "classifier", "--data", "ring8")]
    [InlineData("validation: it leaves nothing to train on. 1797 of 1797 images would be held out. Hold out "
        + "fewer.", "--method", "classifier", "--validation", "1797")]
    public void Requests_that_do_not_fit_are_refused(string message, params string[] arguments) =>
        AssertRefused(message, ["train", .. arguments]);

    [Fact]
    public void A_generator_is_not_tested()
    {
        using var folder = new TemporaryFolder();
        RunFolderTests.Train(folder, "--steps", "1", "--data", "ring8");
        AssertRefused("evaluate: --test has no meaning for a generator. The run is of one. Leave it out.",
            "evaluate", folder.At("runs", "00000-ring8-mlp-wgan-gp"), "--test");
    }

    [Fact]
    public void A_dry_run_shows_options_and_network_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = CommandLine.Run(["train", .. s_short, "--dry-run", "--outdir", folder.At("runs")]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains("\"validation\": 597,", line.Out, StringComparison.Ordinal);
        Assert.Contains("features.0.weight  [2, 1, 3, 3]", line.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [SharedDataFact]
    public void Idx_files_are_tested_on_the_files_beside_them()
    {
        using var folder = new TemporaryFolder();
        string data = SharedData.At("mnist");
        CommandLine line = CommandLine.Run(["train", .. s_short, "--steps", "10", "--data", data, "--outdir",
            folder.At("runs")]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        CommandLine test = CommandLine.Run("evaluate", folder.At("runs", "00000-mnist-classifier"), "--test");
        Assert.Equal((0, ""), (test.Code, test.Error));
        Assert.Contains($"of 10000 images of '{SharedData.At("mnist", "t10k-images-idx3-ubyte.gz")}'", test.Out,
            StringComparison.Ordinal);
    }
}
