using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_learner_of_ones_own_is_trained_and_resumed()
    {
        RunFolder folder = Train(steps: 3);
        using Run run = Resume(folder, steps: 5);
        Assert.Equal(3, run.Step);
        Assert.True(run.Train());
        Assert.Equal(5, Snapshot.Read(folder.LatestSnapshot()).Step);
    }

    [Fact]
    public void A_learner_that_does_not_count_its_steps_is_refused_before_anything_is_written()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => Run.Start(_root.Path, "x", new RunContent(new CountingLearner("steps"), "{}", new RunPlan(1))));
        Assert.Equal("run: the learner's state does not count its steps, so nobody could go on with a snapshot. "
            + "It has steps. Give it an Int64 buffer called 'counters.steps' whose first number is the step.",
            refusal.Message);
        Assert.Throws<ArgumentException>(() => Run.Start(_root.Path, "x",
            new RunContent(new CountingLearner(type: ElementType.Float32), "{}", new RunPlan(1))));
        Assert.Empty(Directory.EnumerateDirectories(_root.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Figures_that_a_kill_left_out_are_measured_by_whoever_goes_on(bool killed)
    {
        RunFolder folder = Train(steps: 2);
        string[] whole = File.ReadAllLines(folder.MetricPath("step"));
        File.WriteAllLines(folder.MetricPath("step"), whole[..1]);
        if (killed)
        {
            File.Delete(folder.OutcomePath);
        }

        Resume(folder, steps: 2).Dispose();
        Resume(folder, steps: 2).Dispose();
        Assert.Equal(killed ? whole : whole[..1], File.ReadAllLines(folder.MetricPath("step")));
    }

    [Fact]
    public void A_snapshot_that_does_not_fit_leaves_the_folder_as_it_was()
    {
        RunFolder folder = Train(steps: 3);
        Snapshot first = Snapshot.Read(folder.SnapshotPath(1));
        var foreign = first with { Tensors = new([.. first.Tensors.Pairs(), ("more", Tensor.FromArray([1f], [1]))]) };
        Assert.StartsWith("snapshot: its tensors are not those of the run. ",
            Assert.Throws<RunException>(() => Run.Resume(folder, Content(3), foreign)).Message,
            StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], folder.SnapshotSteps());
        Assert.Equal(3, File.ReadAllLines(folder.MetricPath("step")).Length);
    }

    private static RunContent Content(long steps)
    {
        CountingLearner learner = new();
        return new RunContent(learner, "{}", new RunPlan(steps, SnapshotEvery: 1))
        {
            Study = () => new Figures([new Figure("step", learner.Step)]),
        };
    }

    private static Run Resume(RunFolder folder, long steps) =>
        Run.Resume(folder, Content(steps), Snapshot.Read(folder.LatestSnapshot()));

    private RunFolder Train(long steps)
    {
        using Run run = Run.Start(_root.Path, "x", Content(steps));
        run.Train();
        return run.Folder;
    }
}
