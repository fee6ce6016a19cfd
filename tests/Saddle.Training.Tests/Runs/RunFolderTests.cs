using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Runs_are_numbered_after_the_highest()
    {
        Directory.CreateDirectory(Path.Combine(_root.Path, "00007-old"));
        Directory.CreateDirectory(Path.Combine(_root.Path, "notes"));
        Assert.Equal(
            "00008-digits-dcgan-wgan-gp", Path.GetFileName(RunFolder.Create(_root.Path, "digits-dcgan-wgan-gp").Path));
        Assert.Equal("00009-a-b", Path.GetFileName(RunFolder.Create(_root.Path, "a/b").Path));
    }

    [Fact]
    public void Numbers_go_on_past_five_digits()
    {
        Directory.CreateDirectory(Path.Combine(_root.Path, "99999-a"));
        Assert.Equal("100000-a", Path.GetFileName(RunFolder.Create(_root.Path, "a").Path));
        RunFolder last = RunFolder.Create(_root.Path, "a");
        last.WriteOptions("{}");
        Assert.Equal("100001-a", Path.GetFileName(last.Path));
        Assert.Equal(last.Path, RunFolder.Find(_root.Path, "a")!.Path);
    }

    [Fact]
    public void Runs_that_start_at_once_have_numbers_of_their_own()
    {
        var folders = new RunFolder[40];
        Thread[] starts = [.. folders.Select((_, i) => new Thread(() =>
            folders[i] = RunFolder.Create(_root.Path, i % 2 == 0 ? "even" : "odd")))];
        Array.ForEach(starts, start => start.Start());
        Array.ForEach(starts, start => start.Join());
        Assert.Equal(
            Enumerable.Range(0, 40).Select(number => $"{number:D5}"),
            folders.Select(folder => Path.GetFileName(folder.Path)[..5]).Order());
        Assert.Empty(Directory.GetFiles(_root.Path));
        Array.ForEach(folders, folder => folder.Claim().Dispose());
    }

    [Fact]
    public void Descriptions_that_differ_at_their_end_only_have_folders_of_their_own()
    {
        string same = new('x', 300);
        foreach (string end in (string[])["-1", "-2"])
        {
            RunFolder folder = RunFolder.Create(_root.Path, same + end);
            folder.WriteOptions("{}");
            Assert.Equal(206, Path.GetFileName(folder.Path).Length);
            Assert.Equal(folder.Path, RunFolder.Find(_root.Path, same + end)!.Path);
        }

        Assert.Null(RunFolder.Find(_root.Path, same + "-3"));
    }

    [Fact]
    public void Signs_of_exponents_stay_in_a_folders_name() => Assert.Equal(
        "00000-weight-1E+30", Path.GetFileName(RunFolder.Create(_root.Path, "weight=1E+30").Path));

    [Fact]
    public void Options_come_back_as_written()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        folder.WriteOptions("{ \"batch\": 3 }");
        Assert.Equal("{ \"batch\": 3 }\n", RunFolder.Open(folder.Path).ReadOptions());
    }

    [Fact]
    public void Rewinding_removes_what_lies_beyond_a_snapshot()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        File.WriteAllText(folder.StatisticsPath, "{\"step\":50}\n{\"step\":100}\n{\"step\":150}\n{\"st");
        File.WriteAllText(folder.SnapshotPath(100), "");
        File.WriteAllText(folder.SnapshotPath(150) + ".tmp", "half");
        foreach (long step in (long[])[0, 100, 150])
        {
            File.WriteAllText(folder.SamplesPath(step), "");
        }

        folder.Rewind(100);
        Assert.Equal("{\"step\":50}\n{\"step\":100}\n", File.ReadAllText(folder.StatisticsPath));
        Assert.Equal(["samples-000100.png", "samples-init.png", "snapshot-000100.safetensors", "stats.jsonl"],
            Directory.EnumerateFiles(folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rewinding_ends_a_last_line_that_a_kill_left_open()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        File.WriteAllText(folder.StatisticsPath, "{\"step\":50}\n{\"step\":100}");
        folder.Rewind(100);
        Assert.Equal("{\"step\":50}\n{\"step\":100}\n", File.ReadAllText(folder.StatisticsPath));
    }

    [Fact]
    public void Rewinding_keeps_an_empty_line_and_an_open_one_apart()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        File.WriteAllText(folder.StatisticsPath, "\n{\"step\":50}");
        folder.Rewind(100);
        Assert.Equal("{\"step\":50}\n", File.ReadAllText(folder.StatisticsPath));
    }

    [Fact]
    public void Long_files_and_lines_are_rewound_in_little_memory()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        string ours = string.Concat(Enumerable.Range(1, 1000).Select(step => $"{{\"step\":{step}}}\n"));
        File.WriteAllText(folder.StatisticsPath, $"{ours}{{\"step\":7,\"x\":\"{new string('x', 10_000_000)}\"}}\n");
        long before = GC.GetAllocatedBytesForCurrentThread();
        folder.Rewind(999);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
        Assert.Equal(ours[..ours.LastIndexOf('{')], File.ReadAllText(folder.StatisticsPath));
    }

    [Fact]
    public void Pruning_keeps_the_newest_snapshots()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        foreach (long step in (long[])[500, 1000, 1500, 1_000_500])
        {
            File.WriteAllText(folder.SnapshotPath(step), "");
        }

        folder.Prune(2);
        Assert.Equal([1500, 1_000_500], folder.SnapshotSteps());
        Assert.Equal("snapshot-1000500.safetensors", Path.GetFileName(folder.LatestSnapshot()));
    }

    [Fact]
    public void Snapshots_that_someone_named_otherwise_are_no_steps_of_the_run()
    {
        RunFolder folder = RunFolder.Create(_root.Path, "x");
        foreach (string name in (string[])["000100", "7", "0000300", "best", ""])
        {
            File.WriteAllText(Path.Combine(folder.Path, $"snapshot-{name}.safetensors"), "");
        }

        Assert.Equal([100], folder.SnapshotSteps());
    }

    [Fact]
    public void A_folder_that_is_no_run_is_refused()
    {
        var error = Assert.Throws<RunException>(() => RunFolder.Open(_root.Path));
        Assert.Equal(
            $"run: this is not a run's folder. {_root.Path} has no options.json. Name a folder that 'train' made.",
            error.Message);
    }

    [Fact]
    public void A_root_that_cannot_be_made_is_refused()
    {
        string file = Path.Combine(_root.Path, "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<RunException>(() => RunFolder.Create(file, "x"));
        Assert.StartsWith($"run: the folder cannot be made. {file}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Choose an output folder that can be written to.", error.Message, StringComparison.Ordinal);
    }
}
