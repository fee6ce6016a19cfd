using System.Globalization;
using Saddle.Cli.Progress;
using Saddle.Training;
using Saddle.Training.Comparisons;
using Saddle.Training.Runs;

namespace Saddle.Cli.Comparing;

/// <summary>Trains the runs of a comparison one after the other.</summary>
/// <param name="root">Their folder.</param>
/// <param name="runs">All runs, those that have ended too.</param>
/// <param name="terminal">Where progress is shown.</param>
internal sealed class ComparisonTraining(string root, IReadOnlyList<PlannedRun> runs, Terminal terminal)
{
    private readonly PlannedRun[] _open = [.. runs.Where(run => !run.HasEnded)];

    /// <summary>Trains what has not ended.</summary>
    /// <returns>Whether all have ended; false where the user interrupted, with everything saved.</returns>
    public bool Train()
    {
        int ended = runs.Count - _open.Length;
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"compare: {runs.Count} runs in {root}, {ended} of them ended."));
        CancellationToken interrupted = terminal.AwaitInterrupt();
        var left = new TimeLeft(
        [
            .. _open.Select(run => (run.Label, run.Length - run.Step,
                run.Options.Settings.Plan.SnapshotsAfter(run.Step))),
        ]);
        for (int i = 0; i < _open.Length; i++)
        {
            int place = i;
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"run {ended + i + 1} of {runs.Count}: {_open[i].Label}, seed {_open[i].Seed}"));
            if (!Train(_open[i], report => left.From(place, report), interrupted))
            {
                terminal.Out.WriteLine("stopped; everything is saved. Go on with the same command.");
                return false;
            }
        }

        return true;
    }

    private bool Train(PlannedRun planned, Func<RunReport, TimeSpan> left, CancellationToken interrupted)
    {
        using var observer = new RunObserver(terminal, left);
        using Run run = planned.Open(root, observer);
        observer.Begin(run);
        try
        {
            return observer.Watch(() => run.Train(interrupted));
        }
        catch (DivergedException problem)
        {
            observer.Note($"diverged: {problem.Message}");
            return true;
        }
    }
}
