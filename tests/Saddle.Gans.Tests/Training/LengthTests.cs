using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>What another length means for a run whose rates change with its steps.</summary>
public sealed class LengthTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("linear")]
    [InlineData("cosine")]
    public void A_run_whose_rates_have_fallen_to_0_is_not_made_longer(string schedule)
    {
        RunFolder folder = Trained(schedule);
        Assert.Equal("resume: the rates are 0 from step 12 on. A length of 24 steps is asked for. "
            + "Leave it out, or start a new run of that length or with the schedule constant.", Refusal(folder, 24));
    }

    [Theory]
    [InlineData("constant", 1)]
    [InlineData("linear final=0.1", 0.1)]
    [InlineData("cosine final=0.1", 0.1)]
    [InlineData("step every=10 factor=0.5", 0.5)]
    [InlineData("warm-up steps=2", 1)]
    public void Other_runs_go_on_at_the_rate_that_they_have(string schedule, double left)
    {
        RunFolder folder = Trained(schedule);
        using Run run = Resume(folder, 14);
        Assert.True(run.Train());
        RunSettings settings = RunOptions.Of(folder, BuiltIn.Catalogues).Settings;
        Assert.All(settings.Recipe.Movers, mover => Assert.Equal(1e-3 * left, mover.RateAt(13), 1e-12));
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("linear")]
    [InlineData("cosine")]
    [InlineData("step")]
    [InlineData("warm-up")]
    public void A_run_is_not_made_shorter_than_it_is(string schedule) => Assert.Equal(
        "resume: the run is longer already. It is at step 12, a length of 9 is asked for. "
            + "Leave it out, or ask for more.", Refusal(Trained(schedule), 9));

    [Fact]
    public void A_stop_before_the_length_leaves_the_schedule_as_it_was()
    {
        RunFolder whole = Trained("linear"), stopped = Trained("linear", length: 6);
        foreach (long length in (long[])[9, 12])
        {
            using Run run = Resume(stopped, length);
            Assert.True(run.Train());
        }

        Assert.Equal(
            Snapshot.Read(whole.LatestSnapshot()).Tensors.Select(tensor => tensor.ToString()),
            Snapshot.Read(stopped.LatestSnapshot()).Tensors.Select(tensor => tensor.ToString()));
        Assert.Equal("12", RunOptions.Of(stopped, BuiltIn.Catalogues).At("critic.schedule.steps"));
    }

    private RunFolder Trained(string schedule, long length = 12)
    {
        string[] pieces = schedule.Split(' ');
        (string, string)[] values = [.. pieces.Skip(1).Select(piece => piece.Split('='))
            .Select(sides => ($"schedule.{sides[0]}", sides[1]))];
        RunOptions options = Toys.Ring.WithBoth([("schedule", pieces[0]), .. values]);
        options = pieces[0] is "linear" or "cosine" ? options.WithBoth(("schedule.steps", "12")) : options;
        options = options.With("run.steps", $"{length}");
        using Run run = TrainingRun.Start(_root.Path, "length", options, options.Dataset());
        Assert.True(run.Train());
        return run.Folder;
    }

    private static Run Resume(RunFolder folder, long length) =>
        TrainingRun.Resume(folder.Path, BuiltIn.Catalogues, own => own.With("run.steps", $"{length}"));

    private static string Refusal(RunFolder folder, long length) =>
        Assert.Throws<ConfigurationException>(() => Resume(folder, length)).Message;
}
