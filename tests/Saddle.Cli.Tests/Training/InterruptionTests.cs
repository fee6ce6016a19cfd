using Saddle.Testing;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Training;

public sealed class InterruptionTests
{
    private const string Run = "00000-digits-dcgan-wgan-gp";

    // A snapshot after every step, so that many kills meet one being written.
    private static readonly string[] s_every = ["--snap", "1", "--tick", "1", "--keep", "2"];

    [Fact]
    [Trait("Category", "SlowSample")]
    public void Ten_kills_at_random_instants_change_no_bit()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(6);
        string killed = folder.At("killed", Run);
        for (int kill = 0; kill < 10; kill++)
        {
            using SaddleProcess process = kill == 0
                ? SaddleProcess.Start(
                    ["train", "--outdir", folder.At(
                        "killed"), "--steps", "1000000", .. s_every, .. RunFolderTests.Tiny])
                : SaddleProcess.Start("resume", killed);
            process.WaitFor("saved ");
            Thread.Sleep(random.Next(300));
            process.Kill();
        }

        long end = RunFolder.Open(killed).SnapshotSteps()[^1] + 5;
        CommandLine line = CommandLine.Run("resume", killed, "--steps", $"{end}");
        Assert.Equal((0, ""), (line.Code, line.Error));
        RunFolderTests.Train(folder, "--steps", $"{end}");
        SnapshotBytes.AssertSame(killed, folder.At("runs", Run), end);
        Assert.Empty(Directory.GetFiles(killed, "*.tmp"));
        Assert.Equal(end, File.ReadAllLines(Path.Combine(killed, "stats.jsonl")).Length);
    }

    [Theory]
    [Trait("Category", "SlowSample")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void The_first_signal_saves_and_tells_how_to_go_on(string signal)
    {
        using var folder = new TemporaryFolder();
        using var process = SaddleProcess.Start(
            ["train", "--outdir", folder.At("runs"), "--steps", "1000000", "--tick", "1", .. RunFolderTests.Tiny]);
        process.WaitFor("step 3/");
        process.Send(signal);
        Assert.Equal(130, process.WaitForExit());
        Assert.Contains("saddle: stopping after this step. Press Ctrl+C again to stop at once.\n", process.Written,
            StringComparison.Ordinal);
        Assert.Contains($"go on with: saddle resume {folder.At("runs", Run)}\n", process.Written,
            StringComparison.Ordinal);
        Assert.Single(RunFolder.Open(folder.At("runs", Run)).SnapshotSteps());
    }

    [Fact]
    [Trait("Category", "SlowSample")]
    public void Six_starts_at_once_have_numbers_of_their_own()
    {
        using var folder = new TemporaryFolder();
        SaddleProcess[] all =
        [
            .. Enumerable.Range(0, 6).Select(_ => SaddleProcess.Start(
                ["train", "--outdir", folder.At("runs"), "--steps", "1", .. RunFolderTests.Tiny])),
        ];
        Assert.All(all, process => Assert.Equal(0, process.WaitForExit()));
        Assert.Equal(Enumerable.Range(0, 6).Select(number => $"{number:D5}-digits-dcgan-wgan-gp"),
            Directory.GetDirectories(folder.At("runs")).Select(Path.GetFileName).Order());
        Array.ForEach(all, process => process.Dispose());
    }

    [FullDeviceFact]
    public void A_full_disk_is_told_and_what_was_saved_stays()
    {
        using var folder = new TemporaryFolder();
        string run = folder.At("runs", Run);
        string full = Path.Combine(run, "snapshot-000003.safetensors");
        CommandLine line = CommandLine.RunWhen("snapshot-000002",
            () => File.CreateSymbolicLink(full + ".tmp", "/dev/full"),
            ["train", "--outdir", folder.At("runs"), "--steps", "4", .. s_every, .. RunFolderTests.Tiny]);
        Assert.Equal(1, line.Code);
        Assert.StartsWith($"saddle: run: a file cannot be written. {full}: No space left on device", line.Error,
            StringComparison.Ordinal);
        Assert.EndsWith(
            " Free some space or choose a folder that can be written to; what was saved before is untouched. "
                + $"The last good snapshot is {Path.Combine(run, "snapshot-000002.safetensors")}.\n",
            line.Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("resume", run).Code);
        RunFolderTests.Train(folder, "--steps", "4");
        SnapshotBytes.AssertSame(run, folder.At("runs", "00001-digits-dcgan-wgan-gp"), 4);
    }

    [Fact]
    public void Numbers_that_explode_stop_the_run_and_name_the_last_good_snapshot()
    {
        using var folder = new TemporaryFolder();
        CommandLine line = RunFolderTests.Train(folder, "--steps", "200", "--snap", "1", "--rate", "1e30");
        Assert.Equal(1, line.Code);
        Assert.StartsWith("saddle: training: ", line.Error, StringComparison.Ordinal);
        Assert.Contains("Lower the rates, or raise the weight of a penalty.", line.Error, StringComparison.Ordinal);
        Assert.Single(line.Error.TrimEnd('\n').Split('\n'));
    }
}
