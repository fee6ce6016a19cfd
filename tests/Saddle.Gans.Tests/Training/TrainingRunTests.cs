using System.Runtime.InteropServices;
using Saddle.Data.Points;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private Run Start(RunOptions options, IProgress<RunEvent>? progress = null) =>
        TrainingRun.Start(_root.Path, options.Settings.Data.Source, options, options.Dataset(), progress);

    private static Run Resume(RunFolder folder, Func<RunOptions, RunOptions>? change = null) =>
        TrainingRun.Resume(folder.Path, BuiltIn.Catalogues, change);

    private static Dictionary<string, byte[]> LastTensors(RunFolder folder)
    {
        Snapshot snapshot = Snapshot.Read(folder.LatestSnapshot());
        return snapshot.Tensors.Pairs().ToDictionary(
            pair => pair.Name,
            pair => pair.Value.Type == ElementType.Int64 ? Bytes<long>(pair.Value) : Bytes<float>(pair.Value));

        static byte[] Bytes<T>(Tensor tensor)
            where T : unmanaged => MemoryMarshal.AsBytes(tensor.ToArray<T>().AsSpan()).ToArray();
    }

    private RunFolder Uninterrupted(RunOptions options)
    {
        using Run run = Start(options);
        Assert.True(run.Train());
        return run.Folder;
    }

    [Theory]
    [InlineData("wgan-gp", 1)]
    [InlineData("wgan-gp", 5)]
    [InlineData("wgan", 3)]
    public void A_run_stopped_anywhere_and_resumed_ends_with_the_same_bits(string method, int stopAfterEvents)
    {
        RunOptions options = Toys.RingBy(method).With(("head-start", "false"), ("critic-steps", "2"));
        using var source = new CancellationTokenSource();
        int events = 0;
        RunFolder folder;
        var stop = new Each(_ =>
        {
            if (++events == stopAfterEvents)
            {
                source.Cancel();
            }
        });
        using (Run run = Start(options, stop))
        {
            Assert.False(run.Train(source.Token));
            folder = run.Folder;
        }

        using (Run run = Resume(folder))
        {
            Assert.True(run.Train());
        }

        Assert.Equal(LastTensors(Uninterrupted(options)), LastTensors(folder));
    }

    [Fact]
    public void Two_trainings_cannot_write_to_one_folder()
    {
        using Run first = Start(Toys.Ring);
        RunException refusal = Assert.Throws<RunException>(() => Resume(first.Folder));
        Assert.StartsWith($"run: the folder cannot be claimed for training. {first.Folder.Path}: ", refusal.Message);
        Assert.EndsWith("Wait for the training that is writing to it or stop that, or make the folder writable.",
            refusal.Message);
    }

    [Fact]
    public void A_run_killed_beyond_its_snapshot_ends_with_the_same_bits()
    {
        RunFolder whole = Uninterrupted(Toys.Digits);
        RunFolder killed = Uninterrupted(Toys.Digits);
        File.Delete(killed.SnapshotPath(4));
        File.WriteAllText(killed.SnapshotPath(4) + ".tmp", "half a snapshot");
        using (Run run = Resume(killed))
        {
            Assert.Equal(2, run.Step);
            Assert.True(run.Train());
        }

        Assert.Equal(LastTensors(whole), LastTensors(killed));
        Assert.Empty(Directory.EnumerateFiles(killed.Path, "*.tmp"));
    }

    [Fact]
    public void A_longer_length_goes_on_where_the_run_ended()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        using (Run run = Resume(
            folder, options => options.With(("run.steps", "20"), ("run.threads", "2"))))
        {
            Assert.True(run.Train());
        }

        Assert.Equal(LastTensors(Uninterrupted(Toys.Ring.With("run.steps", "20"))), LastTensors(folder));
    }

    [Fact]
    public void The_folder_holds_the_promised_files()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        Assert.Equal(
            ["options.json", "outcome.json", "reals.png", "samples-000004.png", "samples-000008.png",
                "samples-000012.png", "samples-init.png", "snapshot-000004.safetensors", "snapshot-000008.safetensors",
                "snapshot-000012.safetensors", "stats.jsonl"],
            Directory.EnumerateFiles(folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(6, File.ReadAllLines(folder.StatisticsPath).Length);
    }

    [Fact]
    public void Changed_hyper_parameters_are_refused_with_their_list()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        var error = Assert.Throws<ConfigurationException>(() =>
            Resume(folder, options => options.With(("batch", "4"), ("penalty.weight", "1"))));
        Assert.Equal(
            $"resume: settings differ from the run's own in {folder.OptionsPath}. penalty.weight: 10 → 1; "
                + "batch: 16 → 4. Leave them out, or start a new run.", error.Message);
    }

    [Fact]
    public void Other_data_are_refused()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        var grid = new PointDataset(new Grid());
        var error = Assert.Throws<ConfigurationException>(
            () => TrainingRun.Resume(folder.Path, BuiltIn.Catalogues, data: grid));
        Assert.Equal($"data: they are not those of the run. 'ring8' has sha256 {grid.Hash}, the run began with "
            + $"sha256 {Toys.Ring.Found.Hash}. Restore the data, say where they are with --data PATH, "
                + "or start a new run.",
            error.Message);
    }

    [Fact]
    public void A_snapshot_of_options_that_are_unknown_is_refused_by_name()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        var snapshot = Snapshot.Read(folder.LatestSnapshot());
        string options = snapshot.Options.Replace(
            "\"weight\": 10", "\"wait\": 1, \"weight\": 10", StringComparison.Ordinal);
        new Snapshot(options, snapshot.Tensors).Write(folder.LatestSnapshot());
        string message = $"{folder.LatestSnapshot()}: penalty: 'gradient-penalty' has no setting 'wait'. Got 1. It has "
            + "weight and one-sided. Leave it out.";
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Resume(folder)).Message);
        Assert.Equal(message,
            Assert.Throws<ConfigurationException>(() => Generator.Load(folder.LatestSnapshot())).Message);
    }

    [Fact]
    public void A_snapshot_of_other_options_than_the_folders_is_refused()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        folder.WriteOptions(Toys.Ring.With("penalty.weight", "7").ToJson());
        Assert.Equal($"resume: settings differ from the run's own in {folder.LatestSnapshot()}. "
            + "penalty.weight: 10 → 7. Leave them out, or start a new run.",
            Assert.Throws<ConfigurationException>(() => Resume(folder)).Message);
    }

    [Fact]
    public void A_schedule_that_lasts_as_long_as_the_run_keeps_the_length_that_it_began_with()
    {
        RunOptions options = new RunRequest("wgan-gp", BuiltIn.Catalogues)
        {
            Values =
            [
                ("data.source", "ring8"), ("run.steps", "4"), ("batch", "8"), ("architecture.width", "4"),
                ("critic.schedule", "linear"), ("generator.schedule", "warm-up"),
                ("generator.schedule.then", "cosine"), ("instance-noise.deviation", "0.5"),
            ],
        }.Resolve(Toys.Ring.Dataset());
        (string, string?)[] lengths =
        [
            ("critic.schedule.steps", "4"), ("generator.schedule.steps", "1000"),
            ("generator.schedule.then.steps", "4"), ("instance-noise.steps", "4"),
        ];
        Assert.All(lengths, length => Assert.Equal(length.Item2, options.At(length.Item1)));
        RunFolder folder = Uninterrupted(options);
        using (Run run = Resume(folder, own => own.With("run.steps", "6")))
        {
            Assert.True(run.Train());
        }

        var resumed = RunOptions.FromJson(Snapshot.Read(folder.LatestSnapshot()).Options, BuiltIn.Catalogues);
        Assert.Equal("6", resumed.At("run.steps"));
        Assert.All(lengths, length => Assert.Equal(length.Item2, resumed.At(length.Item1)));
        Assert.Equal($"resume: settings differ from the run's own in {folder.OptionsPath}. "
            + "critic.schedule.steps: 4 → run. Leave them out, or start a new run.",
            Assert.Throws<ConfigurationException>(
                () => Resume(folder, own => own.With("critic.schedule.steps", "run"))).Message);
    }

    [Fact]
    public void Noise_that_stays_or_is_none_is_not_given_a_length()
    {
        static string? Steps(params (string, string)[] values) => new RunRequest("wgan-gp", BuiltIn.Catalogues)
        {
            Values = [("data.source", "ring8"), .. values],
        }.Resolve(Toys.Ring.Dataset()).At("instance-noise.steps");

        Assert.Equal("run", Steps());
        Assert.Equal("3000", Steps(("instance-noise.deviation", "1")));
        Assert.Equal("0", Steps(("instance-noise.deviation", "1"), ("instance-noise.steps", "0")));
        Assert.Equal("7", Steps(("instance-noise.deviation", "1"), ("instance-noise.steps", "7")));
        Assert.Equal("1", Steps(("instance-noise.deviation", "1"), ("run.steps", "0")));
    }

    [Fact]
    public void A_snapshot_cut_in_half_is_refused()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        string path = folder.LatestSnapshot();
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        var error = Assert.Throws<RunException>(() => Resume(folder));
        Assert.StartsWith("snapshot: the file is damaged, or is none. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($" Go on with the one before it, which is whole: name {folder.SnapshotPath(8)} instead.",
            error.Message, StringComparison.Ordinal);
        using Run run = TrainingRun.Resume(folder.SnapshotPath(8), BuiltIn.Catalogues);
        Assert.True(run.Train());
        Assert.Equal(LastTensors(Uninterrupted(Toys.Ring)), LastTensors(folder));
    }

    [Fact]
    public void A_snapshot_of_another_model_is_refused()
    {
        using GameLearner small = Toys.Learner(Toys.Ring.With("architecture.depth", "1"));
        using GameLearner large = Toys.Learner(Toys.Ring);
        Snapshot snapshot = Snapshot.Of(small, "");
        var error = Assert.Throws<RunException>(() => snapshot.Restore(large));
        Assert.StartsWith("snapshot: its tensors are not those of the run. Missing: generator.4.weight", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_options_leave_no_folder_behind()
    {
        RunOptions options = Toys.Ring.With("architecture.critic-normalisation", "batch");
        Assert.Throws<ConfigurationException>(() => Start(options));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Path));
    }

    [Fact]
    public void A_diverging_run_names_its_last_good_snapshot()
    {
        RunOptions options = Toys.Ring.With(
            ("objective", "least-squares"), ("penalty", "none"), ("run.steps", "100"), ("run.snapshot-every", "1"),
            ("critic.optimiser", "sgd"), ("critic.rate", "20"));
        using Run run = Start(options);
        var error = Assert.Throws<DivergedException>(() => run.Train());
        Assert.Contains(run.Folder.SnapshotSteps().Count > 0
            ? $"The last good snapshot is {run.Folder.LatestSnapshot()}."
            : "No snapshot had been written yet.", error.Message, StringComparison.Ordinal);
        Assert.All(run.Folder.SnapshotSteps(), step => Assert.All(
            Snapshot.Read(run.Folder.SnapshotPath(step)).Tensors.Where(tensor => tensor.Type == ElementType.Float32)
                .SelectMany(tensor => tensor.ToArray<float>()),
            value => Assert.True(float.IsFinite(value))));
        Assert.Equal(
            (RunEnding.Diverged, error.Message),
            (run.Folder.ReadOutcome().Ending, run.Folder.ReadOutcome().Report));
    }

    [Fact]
    public void A_run_tells_how_it_ended_last()
    {
        using var source = new CancellationTokenSource();
        RunFolder folder;
        using (Run run = Start(Toys.Ring, new Each(_ => source.Cancel())))
        {
            folder = run.Folder;
            Assert.Equal(new RunOutcome(RunEnding.Open, 0), folder.ReadOutcome());
            Assert.False(run.Train(source.Token));
        }

        Assert.Equal(new RunOutcome(RunEnding.Stopped, 3), folder.ReadOutcome());
        using (Run run = Resume(folder))
        {
            Assert.True(run.Train());
        }

        Assert.Equal(new RunOutcome(RunEnding.Finished, 12), folder.ReadOutcome());
        File.WriteAllText(folder.OutcomePath, "{ nonsense");
        Assert.Equal(RunEnding.Open, folder.ReadOutcome().Ending);
    }

    [Fact]
    public void A_loaded_generator_makes_what_the_trained_one_made()
    {
        RunFolder folder = Uninterrupted(Toys.Digits);
        Generator generator = Generator.Load(folder.LatestSnapshot(), threads: 1);
        float[] all = generator.Sample(70, seed: 4, label: 3).ToArray<float>();
        float[] few = generator.Sample(2, seed: 4, label: 3).ToArray<float>();
        Assert.Equal(all[..few.Length], few);
        Assert.NotEqual(few, generator.Sample(2, seed: 4, label: 7).ToArray<float>());
        var error = Assert.Throws<ConfigurationException>(() => generator.Sample(1, label: 10));
        Assert.Equal(
            "generate: there is no such class. Asked for class 10 of 10. "
                + "Use a class from 0 up to below that number, or leave it out.", error.Message);
    }

    [Fact]
    public void Another_method_s_name_and_a_length_that_is_past_are_refused()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        Assert.Equal("resume: the run is longer already. It is at step 12, a length of 8 is asked for. "
            + "Leave it out, or ask for more.",
            Assert.Throws<ConfigurationException>(() => Resume(folder, own => own.With("run.steps", "8"))).Message);
        folder.WriteOptions((Toys.Ring with { Method = "nope" }).ToJson());
        Assert.Contains("method: wgan-gp → nope", Assert.Throws<ConfigurationException>(() => Resume(folder)).Message,
            StringComparison.Ordinal);
    }

    private sealed class Each(Action<RunEvent> action) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => action(value);
    }
}
