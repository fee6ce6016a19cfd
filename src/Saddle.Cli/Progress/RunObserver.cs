using System.Globalization;
using Saddle.Cli.Evaluation;
using Saddle.Gans.Training;

namespace Saddle.Cli.Progress;

/// <summary>Shows a run's events, copies them to its log, and measures its snapshots.</summary>
internal sealed class RunObserver : IProgress<TrainingEvent>, IDisposable
{
    private readonly IProgressView _view;
    private readonly Func<TrainingReport, TimeSpan>? _leftInAll;
    private StreamWriter? _log;
    private TrainingRun? _run;
    private SnapshotMetrics? _metrics;

    /// <summary>Shows events on a terminal.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="leftInAll">Tells how long this and later runs will take; null where there are no others.</param>
    public RunObserver(Terminal terminal, Func<TrainingReport, TimeSpan>? leftInAll = null)
    {
        _view = terminal.IsLive ? new LiveView(terminal.Out) : new PlainView(terminal.Out);
        _leftInAll = leftInAll;
    }

    /// <summary>Opens the run's log and says what begins.</summary>
    public void Begin(TrainingRun run)
    {
        _run = run;
        _log = new StreamWriter(
            new FileStream(run.Folder.LogPath, FileMode.Append, FileAccess.Write, FileShare.Read))
        { AutoFlush = true };
        _metrics = SnapshotMetrics.For(run);
        string from = run.Step > 0 ? string.Create(CultureInfo.InvariantCulture, $", from step {run.Step}") : "";
        Note($"run: {run.Folder.Path}{from}");
    }

    /// <summary>Does the work while its events are shown.</summary>
    public bool Watch(Func<bool> work) => _view.Watch(work);

    /// <summary>A line on the terminal and in the log.</summary>
    public void Note(string line)
    {
        _view.Note(line);
        _log?.WriteLine(line);
    }

    public void Report(TrainingEvent value)
    {
        switch (value)
        {
            case TrainingReport report:
                _view.Show(report, _run!.Configuration.Steps, _leftInAll?.Invoke(report));
                _log?.WriteLine(ProgressText.Line(report, _run.Configuration.Steps));
                break;
            case SnapshotSaved saved:
                Note($"saved {saved.Path}");
                foreach (string line in _metrics?.Measure(saved) ?? [])
                {
                    Note(line);
                }

                break;
        }
    }

    public void Dispose() => _log?.Dispose();
}
