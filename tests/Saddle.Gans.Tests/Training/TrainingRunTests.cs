using System.Runtime.InteropServices;
using Saddle.Data;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Gans.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private static (IBatchSource Data, IBatchSource? Validation) Open(GanConfiguration options) =>
        (Toys.Data(options), null);

    private Run Start(GanConfiguration options, IProgress<RunEvent>? progress = null) =>
        GanRun.Start(_root.Path, options.Data, options, Toys.Data(options), null, progress);

    private static Dictionary<string, byte[]> LastTensors(RunFolder folder)
    {
        Snapshot snapshot = Snapshot.Read(folder.LatestSnapshot());
        return snapshot.Tensors.Pairs().ToDictionary(
            pair => pair.Name,
            pair => pair.Value.Type == ElementType.Int64 ? Bytes<long>(pair.Value) : Bytes<float>(pair.Value));

        static byte[] Bytes<T>(Tensor tensor)
            where T : unmanaged => MemoryMarshal.AsBytes(tensor.ToArray<T>().AsSpan()).ToArray();
    }

    private RunFolder Uninterrupted(GanConfiguration options)
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
        GanConfiguration options =
            MethodPreset.Named(method).Apply(Toys.Ring) with { CriticHeadStart = false, CriticSteps = 2 };
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

        using (Run run = GanRun.Resume(folder.Path, Open))
        {
            Assert.True(run.Train());
        }

        Assert.Equal(LastTensors(Uninterrupted(options)), LastTensors(folder));
    }

    [Fact]
    public void Two_trainings_cannot_write_to_one_folder()
    {
        using Run first = Start(Toys.Ring);
        RunException refusal = Assert.Throws<RunException>(() => GanRun.Resume(first.Folder.Path, Open));
        Assert.StartsWith($"run: the folder cannot be claimed for training. {first.Folder.Path}: ", refusal.Message);
        Assert.EndsWith("Wait for the training that is writing to it, or stop that first.", refusal.Message);
    }

    [Fact]
    public void A_run_killed_beyond_its_snapshot_ends_with_the_same_bits()
    {
        RunFolder whole = Uninterrupted(Toys.Digits);
        RunFolder killed = Uninterrupted(Toys.Digits);
        File.Delete(killed.SnapshotPath(4));
        File.WriteAllText(killed.SnapshotPath(4) + ".tmp", "half a snapshot");
        using (Run run = GanRun.Resume(killed.Path, Open))
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
        using (Run run = GanRun.Resume(
            folder.Path, Open, options => options with { Steps = 20, Threads = 2 }))
        {
            Assert.True(run.Train());
        }

        Assert.Equal(LastTensors(Uninterrupted(Toys.Ring with { Steps = 20 })), LastTensors(folder));
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
            GanRun.Resume(folder.Path, Open, options => options with { Batch = 4, PenaltyWeight = 1 }));
        Assert.Equal(
            $"resume: hyper-parameters differ from the run's own in {folder.OptionsPath}. penaltyWeight: 10 → 1; "
                + "batch: 16 → 4. Leave them out, or start a new run.", error.Message);
    }

    [Fact]
    public void A_snapshot_cut_in_half_is_refused()
    {
        RunFolder folder = Uninterrupted(Toys.Ring);
        string path = folder.LatestSnapshot();
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        var error = Assert.Throws<RunException>(() => GanRun.Resume(folder.Path, Open));
        Assert.StartsWith("snapshot: the file cannot be used. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Delete it to go on from the snapshot before.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_of_another_model_is_refused()
    {
        using GameLearner small = Toys.Learner(Toys.Ring with { Depth = 1 });
        using GameLearner large = Toys.Learner(Toys.Ring);
        Snapshot snapshot = Snapshot.Of(small, "");
        var error = Assert.Throws<RunException>(() => snapshot.Restore(large));
        Assert.StartsWith("snapshot: its tensors are not those of the run. Missing: generator.4.weight", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_options_leave_no_folder_behind()
    {
        Assert.Throws<ConfigurationException>(() => Start(Toys.Ring with { Batch = 0 }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Path));
    }

    [Fact]
    public void A_diverging_run_names_its_last_good_snapshot()
    {
        GanConfiguration options = Toys.Ring with
        {
            Objective = "least-squares",
            Penalty = "none",
            Steps = 100,
            SnapshotEvery = 1,
            RateDecaySteps = 0,
            CriticOptimiser = new() { Name = "sgd", Rate = 20 },
        };
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
        using (Run run = GanRun.Resume(folder.Path, Open))
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

    private sealed class Each(Action<RunEvent> action) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => action(value);
    }
}
