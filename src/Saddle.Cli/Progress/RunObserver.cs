using System.Globalization;
using Saddle.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Progress;

/// <summary>Shows a run's events, copies them to its log, and measures its snapshots.</summary>
internal sealed class RunObserver : IProgress<RunEvent>, IDisposable
{
    private readonly Terminal _terminal;
    private readonly IProgressView _view;
    private readonly OpeningView _opening;
    private readonly Func<RunReport, TimeSpan>? _leftInAll;
    private readonly List<string> _early = [];
    private StreamWriter? _log;
    private Run? _run;

    /// <summary>Shows events on a terminal.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="leftInAll">Tells how long this and later runs will take; null where there are no others.</param>
    public RunObserver(Terminal terminal, Func<RunReport, TimeSpan>? leftInAll = null)
    {
        _terminal = terminal;
        _opening = new OpeningView(terminal);
        _view = terminal.IsLive ? new LiveView(terminal) : new PlainView(terminal.Out);
        _leftInAll = leftInAll;
    }

    /// <summary>Opens the run's log and says what begins.</summary>
    public void Begin(Run run)
    {
        _run = run;
        _log = new StreamWriter(
            new FileStream(run.Folder.LogPath, FileMode.Append, FileAccess.Write, FileShare.Read))
        { AutoFlush = true };
        _early.ForEach(_log.WriteLine);
        string from = run.Step > 0 ? string.Create(CultureInfo.InvariantCulture, $", from step {run.Step}") : "";
        Note($"run: {run.Folder.Path}{from}");
    }

    /// <summary>Does the work while its events are shown.</summary>
    public bool Watch(Func<bool> work) => _view.Watch(work);

    /// <summary>A line on the terminal and in the log, also where that is opened later.</summary>
    public void Note(string line)
    {
        _view.Note(line);
        if (_log is null)
        {
            _early.Add(line);
        }

        _log?.WriteLine(line);
    }

    public void Report(RunEvent value)
    {
        switch (value)
        {
            case RunReport report:
                _view.Show(report, _run!.Plan.Steps, _leftInAll?.Invoke(report));
                _log?.WriteLine(ProgressText.Line(report, _run.Plan.Steps));
                break;
            case DataTold told:
                _opening.Report(told.Told);
                break;
            case DataOpened opened:
                LeftOutFiles.Tell(opened.Data, _terminal);
                break;
            case RunNote note:
                Note(note.Text);
                break;
            case SnapshotSaved saved:
                Note($"saved {saved.Path}");
                foreach (Figure figure in saved.Measured)
                {
                    Note($"{figure.Name} {ProgressText.Number(figure.Value)}");
                }

                break;
        }
    }

    public void Dispose()
    {
        _opening.Clear();
        _log?.Dispose();
    }
}
