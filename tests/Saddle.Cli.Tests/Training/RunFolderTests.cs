using System.Text.Json;
using Saddle.Data.Pictures;
using Saddle.Gans;
using Saddle.Training;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Training;

public sealed class RunFolderTests
{
    internal static readonly string[] Tiny = ["--width", "4", "--latent", "8", "--batch", "8", "--critic-steps", "2"];

    [Fact]
    public void A_run_leaves_every_file_and_each_of_them_can_be_read()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = Train(
            folder, "--steps", "6", "--snap", "3", "--tick", "2", "--metrics", "sliced-wasserstein");
        Assert.Equal((0, ""), (line.Code, line.Error));
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        Assert.StartsWith($"run: {run}\nstep 2/6  estimate ", line.Out, StringComparison.Ordinal);
        Assert.Equal(6, JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "options.json"))).RootElement
            .GetProperty("run").GetProperty("steps").GetInt64());
        Assert.Equal(line.Out, File.ReadAllText(Path.Combine(run, "log.txt")));
        Assert.Equal([2, 3, 4, 6], Steps(Path.Combine(run, "stats.jsonl"), "step"));
        Assert.All(File.ReadLines(Path.Combine(run, "stats.jsonl")), line =>
            Assert.Matches("\"criticRate\":[^,]*,\"generatorRate\":[^,]*,\"stepsPerSecond\":", line));
        Assert.Equal([3, 6], Steps(Path.Combine(run, "metric-sliced-wasserstein.jsonl"), "step"));
        foreach (string picture in new[] { "reals", "samples-init", "samples-000003", "samples-000006" })
        {
            Assert.Equal(8 * 34 + 2, PictureReader.Read(Path.Combine(run, picture + ".png")).Image.Width);
        }

        Assert.Equal(6, Snapshot.Read(Path.Combine(run, "snapshot-000006.safetensors")).Step);
    }

    [Fact]
    public void Runs_are_numbered_and_named_after_data_networks_and_method()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "1");
        Train(folder, "--steps", "1", "--data", "ring8", "--method", "gan");
        Assert.Equal(["00000-digits-dcgan-wgan-gp", "00001-ring8-mlp-gan"],
            Directory.GetDirectories(folder.At("runs")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Resuming_ends_with_the_bytes_of_a_run_never_stopped()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "6");
        Train(folder, "--steps", "3", "--threads", "1");
        CommandLine line = CommandLine.Run("resume", folder.At("runs", "00001-digits-dcgan-wgan-gp"), "--steps", "6");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Contains(", from step 3\n", line.Out, StringComparison.Ordinal);
        SnapshotBytes.AssertSame(
            folder.At("runs", "00000-digits-dcgan-wgan-gp"), folder.At("runs", "00001-digits-dcgan-wgan-gp"), 6);
    }

    [Fact]
    public void Resuming_with_other_options_is_refused_with_the_differences()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("resume", run, "--batch", "16", "--rate", "0.5");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.Equal(
            $"saddle: resume: settings differ from the run's own in {Path.Combine(run, "options.json")}. "
            + "critic.rate: 0.0005 → 0.5; generator.rate: 0.0005 → 0.5; batch: 8 → 16. "
            + "Leave them out, or start a new run.\n", line.Error);
    }

    [Fact]
    public void A_method_is_no_flag_of_resume()
    {
        CommandLine line = CommandLine.Run("resume", "any", "--method", "gan");
        Assert.Equal((2, ""), (line.Code, line.Out));
        Assert.StartsWith("saddle: resume: there is no flag --method. ", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Naming_the_schedule_again_resumes_and_another_is_refused()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "2", "--schedule", "linear");
        Train(folder, "--steps", "2");
        string linear = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        string constant = folder.At("runs", "00001-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("resume", linear, "--schedule", "linear");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Equal("2", Text(linear, "critic.schedule.steps"));
        line = CommandLine.Run("resume", linear, "--steps", "3");
        Assert.Equal((2, "saddle: resume: the rates are 0 from step 2 on. A length of 3 steps is asked for. "
            + "Leave it out, or start a new run of that length or with the schedule constant.\n"),
            (line.Code, line.Error));
        line = CommandLine.Run("resume", constant, "--schedule", "linear", "--steps", "3");
        Assert.Equal(2, line.Code);
        Assert.StartsWith($"saddle: resume: settings differ from the run's own in "
            + $"{Path.Combine(constant, "options.json")}. critic.schedule: constant → linear; ", line.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_falls_over_the_run_or_over_the_steps_asked_for()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "2", "--instance-noise", "0.5");
        Train(folder, "--steps", "2", "--instance-noise", "0.5", "--instance-noise-steps", "7");
        string whole = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("resume", whole, "--instance-noise", "0.5", "--steps", "3");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Equal("2", Text(whole, "instance-noise.steps"));
        Assert.Equal("7", Text(folder.At("runs", "00001-digits-dcgan-wgan-gp"), "instance-noise.steps"));
    }

    [Fact]
    public void Help_for_resuming_tells_the_runs_own_values()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "1", "--penalty", "r1");
        string run = folder.At("runs", "00000-digits-dcgan-wasserstein-r1");
        foreach (CommandLine line in (CommandLine[])
            [CommandLine.Run("resume", run, "--help"), CommandLine.Run("train", "--resume", run, "--help")])
        {
            Assert.Equal((0, ""), (line.Code, line.Error));
            Assert.Matches(@"\n  --penalty NAME +r1: ", line.Out);
        }
    }

    [Fact]
    public void Metrics_that_do_not_fit_leave_a_resumed_run_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        CommandLine line = CommandLine.Run("resume", run, "--metrics", "modes");
        Assert.Equal((2, "saddle: metrics: 'modes' needs data with known modes. There are 1000 examples and 0 known "
            + "modes. Choose from sliced-wasserstein, precision, recall, kernel, diversity.\n"),
            (line.Code, line.Error));
        Assert.Equal("none", Text(run, "metrics"));
    }

    [Fact]
    public void The_newest_run_is_the_one_begun_last_whatever_it_is_called()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "00000-first", "00001-second", "zoo" })
        {
            Directory.CreateDirectory(folder.At(name));
        }

        DateTime now = File.GetLastWriteTimeUtc(folder.Path);
        foreach ((string name, int age) in new[] { ("00000-first", 2), ("00001-second", 3) })
        {
            string options = folder.At(name, "options.json");
            File.WriteAllText(options, "{}");
            File.SetLastWriteTimeUtc(options, now.AddHours(-age));
        }

        Assert.Equal([folder.At("00000-first")], SavedRun.Named([], folder.Path));
        File.SetLastWriteTimeUtc(folder.At("00001-second", "options.json"), now);
        Assert.Equal([folder.At("00001-second")], SavedRun.Named([], folder.Path));
        Assert.Equal(["zoo"], SavedRun.Named(["zoo"], folder.Path));
        Directory.CreateDirectory(folder.At("zoo", "empty"));
        Assert.Equal($"run: no run was named, and the folder '{folder.At("zoo")}' holds none. "
            + "Train one with 'saddle train', or name one.",
            Assert.Throws<RunException>(() => SavedRun.Named(null, folder.At("zoo"))).Message);
    }

    [Fact]
    public void What_is_no_run_is_told()
    {
        using var folder = new TemporaryFolder();
        foreach (string verb in new[] { "resume", "generate", "evaluate" })
        {
            CommandLine line = CommandLine.Run(verb, folder.Path);
            Assert.Equal((2, "", $"saddle: run: this is not a run's folder. {folder.Path} has no options.json. "
                + "Name a folder that 'train' made.\n"), (line.Code, line.Out, line.Error));
        }
    }

    [Fact]
    public void A_snapshot_cut_in_half_is_named()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "2");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        string snapshot = Path.Combine(run, "snapshot-000002.safetensors");
        byte[] bytes = File.ReadAllBytes(snapshot);
        File.WriteAllBytes(snapshot, bytes[..(bytes.Length / 2)]);
        foreach (string verb in new[] { "resume", "generate", "evaluate" })
        {
            CommandLine line = CommandLine.Run(verb, run);
            Assert.Equal((2, ""), (line.Code, line.Out));
            Assert.StartsWith(
                "saddle: snapshot: the file is damaged, or is none. ", line.Error, StringComparison.Ordinal);
            Assert.Contains(snapshot, line.Error, StringComparison.Ordinal);
            Assert.EndsWith(" There is no whole snapshot before it. Delete it to go on from the start.\n", line.Error,
                StringComparison.Ordinal);
            Assert.Single(line.Error.TrimEnd('\n').Split('\n'));
        }
    }

    [Fact]
    public void A_flipped_bit_is_named_by_every_verb_with_the_snapshot_before()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "2", "--snap", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        string snapshot = Path.Combine(run, "snapshot-000002.safetensors");
        string older = Path.Combine(run, "snapshot-000001.safetensors");
        byte[] bytes = File.ReadAllBytes(snapshot);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(snapshot, bytes);
        foreach (string verb in new[] { "resume", "generate", "evaluate", "analyze", "compare" })
        {
            CommandLine line = CommandLine.Run(verb, run);
            Assert.Equal((2, ""), (line.Code, line.Out));
            Assert.StartsWith($"saddle: snapshot: the file is damaged. {snapshot} has the checksum ", line.Error,
                StringComparison.Ordinal);
            Assert.EndsWith($" Go on with the one before it, which is whole: name {older} instead.\n", line.Error,
                StringComparison.Ordinal);
            Assert.Single(line.Error.TrimEnd('\n').Split('\n'));
        }

        Assert.Equal((0, ""), (CommandLine.Run("generate", older).Code, CommandLine.Run("generate", older).Error));
        CommandLine resumed = CommandLine.Run("resume", older);
        Assert.Equal((0, ""), (resumed.Code, resumed.Error));
        Train(folder, "--steps", "2");
        SnapshotBytes.AssertSame(run, folder.At("runs", "00001-digits-dcgan-wgan-gp"), 2);
    }

    [Fact]
    public void Options_that_are_lost_are_restored_and_that_is_told()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        string options = Path.Combine(run, "options.json");
        File.Delete(options);
        CommandLine line = CommandLine.Run("resume", run, "--steps", "2");
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith($"{options} was lost or damaged; it is written again as it stands in "
            + $"{Path.Combine(run, "snapshot-000001.safetensors")}.\n", line.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(options));
        Assert.EndsWith(line.Out, File.ReadAllText(Path.Combine(run, "log.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("evaluate", "--count", "20", "--metrics", "diversity")]
    [InlineData("compare", "--count", "20", "--metrics", "diversity")]
    [InlineData("analyze", "--batches", "1", "--batch", "2", "--count", "1", "--products", "2")]
    public void Every_verb_tells_that_the_options_are_those_of_the_snapshot(string verb, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Train(folder, "--steps", "1");
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp"), options = Path.Combine(run, "options.json");
        string told = $"{options} was lost or damaged; the options are those of the snapshot.\n";
        CommandLine line = CommandLine.Run([verb, run, .. arguments]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.DoesNotContain("was lost", line.Out, StringComparison.Ordinal);
        File.WriteAllText(options, "{");
        line = CommandLine.Run([verb, run, .. arguments]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.StartsWith(told, line.Out, StringComparison.Ordinal);
        line = CommandLine.Run([verb, Path.Combine(run, "snapshot-000001.safetensors"), .. arguments]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.DoesNotContain("was lost", line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_is_saved_and_tells_how_to_go_on()
    {
        using var folder = new TemporaryFolder();
        using var interrupted = new CancellationTokenSource();
        CommandLine line = CommandLine.RunUntil("step 2/", interrupted,
            ["train", "--outdir", folder.At("runs"), .. Tiny, "--steps", "1000", "--tick", "1"]);
        Assert.Equal((130, ""), (line.Code, line.Error));
        string run = folder.At("runs", "00000-digits-dcgan-wgan-gp");
        Assert.EndsWith("saved " + Path.Combine(run, "snapshot-000002.safetensors") + "\n"
            + $"stopped at step 2 of 1000; everything is saved.\ngo on with: saddle resume {run}\n",
            line.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00000-ring8-mlp-wgan-gp")]
    [InlineData("00000-ring8-mlp-wgan-gp", "--rate", "1e-4")]
    [InlineData("00000-ring8-mlp-hinge-r1", "--objective", "hinge", "--penalty", "r1")]
    [InlineData("00000-ring8-mlp-hinge", "--objective", "hinge", "--penalty", "none")]
    [InlineData("00000-ring8-mlp-hinge", "--method", "hinge")]
    [InlineData("00000-ring8-mlp-non-saturating-extragradient", "--method", "gan", "--dynamics", "extragradient")]
    [InlineData("00000-ring8-mlp-consensus", "--method", "consensus")]
    public void A_folder_is_called_by_what_the_run_is(string name, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine line = Train(folder, ["--data", "ring8", "--steps", "1", .. arguments]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        Assert.Equal([folder.At("runs", name)], Directory.GetDirectories(folder.At("runs")));
    }

    [Fact]
    public void A_run_of_no_steps_keeps_a_snapshot_and_all_that_it_recommends_works()
    {
        using var folder = new TemporaryFolder();
        string root = folder.At("it's here");
        CommandLine line = CommandLine.Run(["train", "--outdir", root, "--steps", "0", .. Tiny]);
        Assert.Equal((0, ""), (line.Code, line.Error));
        string run = Path.Combine(root, "00000-digits-dcgan-wgan-gp");
        string quoted = run.Replace("'", @"'\''", StringComparison.Ordinal);
        Assert.EndsWith($"draw more with: saddle generate '{quoted}'\n", line.Out, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("generate", run).Code);
        Assert.Equal(0, CommandLine.Run("evaluate", run, "--count", "20", "--metrics", "diversity").Code);
        Assert.Equal(0, CommandLine.Run("resume", run, "--steps", "1").Code);
    }

    internal static CommandLine Train(TemporaryFolder folder, params string[] arguments) =>
        CommandLine.Run(["train", "--outdir", folder.At("runs"), .. arguments, .. Tiny]);

    private static string Text(string run, string path) =>
        RunOptions.FromJson(RunFolder.Open(run).ReadOptions(), BuiltIn.Catalogues)
            .Chosen.Entries.Single(entry => entry.Path == path).Text;

    private static IEnumerable<long> Steps(string path, string name) => File.ReadAllLines(path)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty(name).GetInt64());
}
