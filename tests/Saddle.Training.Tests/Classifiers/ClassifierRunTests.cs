using System.Runtime.InteropServices;
using Saddle.Data;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Learners;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Runs;
using Xunit;

namespace Saddle.Training.Tests.Classifiers;

public sealed class ClassifierRunTests : IDisposable
{
    private static readonly Choice<Classification> s_short = ClassifierSettings.Defaults
        .With(ClassifierSettings.Width, 2).With(ClassifierSettings.Batch, 16).With(ClassifierSettings.Steps, 12)
        .With(ClassifierSettings.SnapshotEvery, 5).With(ClassifierSettings.ReportEvery, 4);

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private static Dictionary<string, byte[]> Tensors(RunFolder folder) =>
        Snapshot.Read(folder.LatestSnapshot()).Tensors.Pairs().ToDictionary(
            pair => pair.Name,
            pair => pair.Value.Type == ElementType.Int64
                ? MemoryMarshal.AsBytes(pair.Value.ToArray<long>().AsSpan()).ToArray()
                : MemoryMarshal.AsBytes(pair.Value.ToArray<float>().AsSpan()).ToArray());

    private Run Start(Choice<Classification> options) =>
        ClassifierRun.Start(_root.Path, "digits-classifier", options, LabelledDigits.Training);

    private static Run Resume(RunFolder folder, Func<Choice<Classification>, Choice<Classification>>? change = null) =>
        ClassifierRun.Resume(folder.Path, _ => LabelledDigits.Training, change);

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

        using (Run run = Start(s_short.With(ClassifierSettings.Steps, stop)))
        {
            Assert.True(run.Train());
            parts = run.Folder;
        }

        using (Run run = Resume(
            parts, own => own.With(ClassifierSettings.Steps, 12).With(ClassifierSettings.Threads, 1)))
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
            () => Resume(folder, own => own.With(ClassifierSettings.Rate, 1e-4)));
        Assert.Equal($"resume: settings differ from the run's own in {folder.OptionsPath}. rate: 0.005 → 0.0001. "
            + "Leave them out, or start a new run.", problem.Message);
    }

    [Fact]
    public void Options_tell_what_kind_of_run_they_are_of()
    {
        string json = JsonText.Write(s_short.ToJson());
        Assert.True(ClassifierRun.IsClassifier(json));
        Assert.Equal(s_short, ClassifierRun.Options(json));
        Assert.All(["{}", "[]", "7", "{", """{"name": 3}""", """{"method": "classifier"}"""], other =>
            Assert.False(ClassifierRun.IsClassifier(other)));
    }

    [Fact]
    public void A_snapshot_is_used_as_the_learner_is()
    {
        using Run run = Start(s_short);
        run.Train();
        Snapshot snapshot = Snapshot.Read(run.Folder.LatestSnapshot());
        using GameLearner learner = ClassifierRun.Learner(s_short, LabelledDigits.Training);
        var trained = new Classifier(
            ClassifierRun.Load(snapshot, LabelledDigits.Test).Network, learner.Best(Classification.Classifier));
        int[] untrained = trained.Classes(LabelledDigits.Test);
        snapshot.Restore(learner);
        trained.Use(learner.Best(Classification.Classifier));
        int[] classes = ClassifierRun.Load(snapshot, LabelledDigits.Test).Classes(LabelledDigits.Test);
        Assert.Equal(trained.Classes(LabelledDigits.Test), classes);
        Assert.NotEqual(untrained, classes);
        Assert.Equal(LabelledDigits.Test.Count, classes.Length);
    }

    [Fact]
    public void Images_of_another_size_or_other_classes_are_refused()
    {
        using Run run = Start(s_short);
        run.Train();
        var snapshot = Snapshot.Read(run.Folder.LatestSnapshot());
        Assert.Throws<RunException>(() => ClassifierRun.Load(snapshot, LabelledDigits.Test.Resize(16)));
        Classifier classifier = ClassifierRun.Load(snapshot, LabelledDigits.Test);
        Assert.Throws<ShapeException>(() => classifier.Classes(LabelledDigits.Test.Pad(9)));
        ImageDataset test = LabelledDigits.Test;
        var bare = new ImageDataset("bare", 1, 8, 8, test.Pixels, labels: null, classNames: []);
        Assert.Throws<ArgumentException>(() => classifier.Test(bare));
    }
}
