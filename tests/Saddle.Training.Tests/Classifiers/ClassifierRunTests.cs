using System.Runtime.InteropServices;
using Saddle.Data;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Saddle.Training.Tests.Runs;
using Xunit;

namespace Saddle.Training.Tests.Classifiers;

public sealed class ClassifierRunTests : IDisposable
{
    // Rates fall over the length that is usual, however short the run is.
    private static readonly RunOptions s_short = LabelledDigits.Options(
        ("width", "2"), ("batch", "16"), ("run.steps", "12"), ("run.snapshot-every", "5"), ("run.report-every", "4"),
        ("schedule.steps", "1000"));

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private static Dictionary<string, byte[]> Tensors(RunFolder folder) =>
        Snapshot.Read(folder.LatestSnapshot()).Tensors.Pairs().ToDictionary(
            pair => pair.Name,
            pair => pair.Value.Type == ElementType.Int64
                ? MemoryMarshal.AsBytes(pair.Value.ToArray<long>().AsSpan()).ToArray()
                : MemoryMarshal.AsBytes(pair.Value.ToArray<float>().AsSpan()).ToArray());

    private Run Start(RunOptions options) =>
        TrainingRun.Start(_root.Path, "digits-classifier", options, LabelledDigits.All);

    private static Run Resume(RunFolder folder, Func<RunOptions, RunOptions>? change = null) =>
        TrainingRun.Resume(folder.Path, LabelledDigits.Catalogues, change, LabelledDigits.All);

    private static GameLearner Learner() => (GameLearner)TrainingRun.Learner(s_short, LabelledDigits.All);

    private static ClassifierSnapshot Saved(Run run) =>
        new(Snapshot.Read(run.Folder.LatestSnapshot()), LabelledDigits.Catalogues);

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void A_run_stopped_and_resumed_ends_with_the_same_bits(long stop)
    {
        RunFolder whole, parts;
        using (Run run = Start(s_short))
        {
            Assert.True(run.Train());
            whole = run.Folder;
        }

        using (Run run = Start(s_short.With("run.steps", $"{stop}")))
        {
            Assert.True(run.Train());
            parts = run.Folder;
        }

        using (Run run = Resume(
            parts, own => own.With(("run.steps", "12"), ("run.threads", "1"))))
        {
            Assert.Equal(stop, run.Step);
            Assert.True(run.Train());
        }

        Assert.Equal(Tensors(whole), Tensors(parts));
        Assert.Contains("classifier.features.0.weight", Tensors(whole).Keys);
    }

    [Fact]
    public void Other_settings_cannot_change_when_resuming()
    {
        using Run run = Start(s_short);
        run.Train();
        RunFolder folder = run.Folder;
        run.Dispose();
        var problem = Assert.Throws<ConfigurationException>(
            () => Resume(folder, own => own.With("rate", "1e-4")));
        Assert.Equal($"resume: settings differ from the run's own in {folder.OptionsPath}. rate: 0.005 → 0.0001. "
            + "Leave them out, or start a new run.", problem.Message);
    }

    [Fact]
    public void Options_survive_being_written_and_read()
    {
        Assert.Equal(s_short, RunOptions.FromJson(s_short.ToJson(), LabelledDigits.Catalogues));
        Assert.IsType<ClassifierRecipe>(s_short.Settings.Recipe);
        Assert.All(["{}", "[]", "7", "{", """{"name": 3}""", """{"method": "classifier"}"""], other =>
            Assert.Throws<ConfigurationException>(() => RunOptions.FromJson(other, LabelledDigits.Catalogues)));
    }

    [Fact]
    public void A_snapshot_of_options_that_are_unknown_is_refused_by_name()
    {
        using GameLearner learner = Learner();
        string path = Path.Combine(_root.Path, "snapshot.safetensors");
        string options = s_short.ToJson().Replace(
            "\"rate\":", "\"speed\": 1, \"rate\":", StringComparison.Ordinal);
        Snapshot.Of(learner, options).Write(path);
        var problem = Assert.Throws<ConfigurationException>(
            () => new ClassifierSnapshot(Snapshot.Read(path), LabelledDigits.Catalogues));
        Assert.StartsWith(
            $"{path}: run: 'run' has no setting 'speed'. Got 1. It has ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_is_used_as_the_learner_is()
    {
        using Run run = Start(s_short);
        run.Train();
        ClassifierSnapshot saved = Saved(run);
        using GameLearner learner = Learner();
        var trained = new Classifier(saved.Load().Network, learner.Best(Classification.Classifier));
        int[] untrained = trained.Classes(LabelledDigits.Test);
        Snapshot.Read(run.Folder.LatestSnapshot()).Restore(learner);
        trained.Use(learner.Best(Classification.Classifier));
        int[] classes = saved.Load().Classes(LabelledDigits.Test);
        Assert.Equal(trained.Classes(LabelledDigits.Test), classes);
        Assert.NotEqual(untrained, classes);
        Assert.Equal(LabelledDigits.Test.Count, classes.Length);
        Assert.Equal(LabelledDigits.Test.Labels, saved.Test.Labels);
        Assert.Equal(LabelledDigits.Training.ToArray(), saved.Training.ToArray());
    }

    [Fact]
    public void Images_of_another_size_or_other_classes_are_refused()
    {
        using Run run = Start(s_short);
        run.Train();
        RunOptions larger = s_short with { Found = s_short.Found with { Shape = [1, 16, 16] } };
        var wrong = new Snapshot(larger.ToJson(), Snapshot.Read(run.Folder.LatestSnapshot()).Tensors);
        Assert.Throws<RunException>(() => new ClassifierSnapshot(wrong, LabelledDigits.Catalogues).Load());
        Classifier classifier = Saved(run).Load();
        Assert.Throws<ShapeException>(() => classifier.Classes(LabelledDigits.Test.Pad(9)));
        ImageDataset test = LabelledDigits.Test;
        var bare = new ImageDataset("bare", 1, 8, 8, test.ToArray(), labels: null, classNames: []);
        Assert.Throws<ConfigurationException>(() => classifier.Test(bare));
    }
}
