using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class RestoredOptionsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _root.Dispose();

    public static TheoryData<string?> Damages => new(
        null, "", "{", "nulx", "[]", "\0\0\0\0", "{\"version\": \"0.1.0\"}");

    [Theory]
    [MemberData(nameof(Damages))]
    public void Options_that_are_lost_or_damaged_are_restored_from_the_snapshot(string? text)
    {
        RunFolder folder = Trained();
        string whole = folder.ReadOptions();
        Damage(folder, text);
        Assert.Equal(Toys.Ring.ToJson(), RunOptions.Of(folder, BuiltIn.Catalogues).ToJson());
        Resume(folder.Path).Dispose();
        Assert.Equal(whole, folder.ReadOptions());
        Assert.Equal($"{folder.OptionsPath} was lost or damaged; it is written again as it stands in "
            + $"{folder.SnapshotPath(12)}.", Assert.Single(_notes));
        _notes.Clear();
        Resume(folder.Path).Dispose();
        Assert.Empty(_notes);
    }

    [Fact]
    public void The_newest_snapshot_that_is_whole_is_used()
    {
        RunFolder folder = Trained();
        File.Delete(folder.OptionsPath);
        byte[] bytes = File.ReadAllBytes(folder.SnapshotPath(12));
        bytes[^20] ^= 1;
        File.WriteAllBytes(folder.SnapshotPath(12), bytes);
        Assert.Equal(folder.SnapshotPath(8), StoredOptions.Of(folder, BuiltIn.Catalogues).RestoredFrom);
        Assert.EndsWith($"name {folder.SnapshotPath(8)} instead.",
            Assert.Throws<RunException>(() => Resume(folder.Path)).Message, StringComparison.Ordinal);
        using Run run = Resume(folder.SnapshotPath(8));
        Assert.Equal(8, run.Step);
        Assert.Equal([4, 8], folder.SnapshotSteps());
    }

    [Theory]
    [InlineData("nulx", "options: the JSON cannot be read. It is broken on line 1. "
        + "Restore the file as it was written.")]
    [InlineData("", "options: the JSON cannot be read. It is broken on line 1. Restore the file as it was written.")]
    public void Without_a_snapshot_the_damage_is_told_in_one_line(string text, string message)
    {
        RunFolder folder = Trained();
        Damage(folder, text);
        foreach (long step in folder.SnapshotSteps())
        {
            File.Delete(folder.SnapshotPath(step));
        }

        Assert.Equal($"{folder.OptionsPath}: {message}",
            Assert.Throws<ConfigurationException>(() => Resume(folder.Path)).Message);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_told()
    {
        RunFolder folder = Trained();
        foreach (string path in (string[])[folder.OptionsPath, folder.StatisticsPath])
        {
            string kept = path + ".kept";
            File.Move(path, kept);
            Directory.CreateDirectory(path);
            RunException refusal = Assert.Throws<RunException>(() =>
            {
                using Run run = Resume(folder.Path, own => own.With("run.steps", "13"));
                run.Train();
            });
            Assert.StartsWith($"run: a file cannot be written. {path}: ", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
            Directory.Delete(path);
            File.Move(kept, path);
        }
    }

    [Theory]
    [InlineData("stats.jsonl")]
    [InlineData("outcome.json")]
    [InlineData("metric-modes.jsonl")]
    public void Damaged_records_do_not_keep_a_run_from_going_on(string name)
    {
        RunFolder folder = Trained();
        foreach (string text in (string[])
            ["", "\0\0\0", "nulx", "null", "[1]\n\"x\"\n", "{\"step\": \"x\"}\n{\"step\": 1e99}\n{\"step\": 4}\n{\"st"])
        {
            File.WriteAllText(Path.Combine(folder.Path, name), text);
            using Run run = Resume(folder.Path);
            Assert.True(run.Train());
        }
    }

    private static void Damage(RunFolder folder, string? text)
    {
        if (text is null)
        {
            File.Delete(folder.OptionsPath);
        }
        else
        {
            File.WriteAllText(folder.OptionsPath, text);
        }
    }

    private RunFolder Trained()
    {
        using Run run = TrainingRun.Start(_root.Path, "ring", Toys.Ring, Toys.Ring.Dataset());
        Assert.True(run.Train());
        return run.Folder;
    }

    private Run Resume(string path, Func<RunOptions, RunOptions>? change = null) => TrainingRun.Resume(
        path, BuiltIn.Catalogues, change, progress: new Notes(_notes));

    private sealed class Notes(List<string> texts) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            if (value is RunNote note)
            {
                texts.Add(note.Text);
            }
        }
    }
}
