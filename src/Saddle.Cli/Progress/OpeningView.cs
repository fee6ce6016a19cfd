using System.Diagnostics;
using System.Globalization;
using Saddle.Data;
using Saddle.Nn.Formats;

namespace Saddle.Cli.Progress;

/// <summary>Shows how far the opening of data is, where it takes long: one line that changes on a terminal, else a line
/// now and then; what was left out later is told where messages are.</summary>
/// <remarks>Takes events from any thread.</remarks>
internal sealed class OpeningView(Terminal terminal) : IProgress<DataEvent>
{
    private static readonly TimeSpan s_firstLive = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private readonly Stopwatch _clock = new();
    private string _work = "";
    private TimeSpan _shown;
    private bool _isStanding;

    /// <summary>Opens data, and tells which of their files were left out.</summary>
    public static Dataset Open(Terminal terminal, Func<IProgress<DataEvent>, Dataset> open) =>
        LeftOutFiles.Tell(Watch(terminal, open), terminal);

    /// <summary>Does what takes long, and tells how far it is.</summary>
    public static T Watch<T>(Terminal terminal, Func<IProgress<DataEvent>, T> work)
    {
        var view = new OpeningView(terminal);
        try
        {
            return work(view);
        }
        finally
        {
            view.Clear();
        }
    }

    public void Report(DataEvent value)
    {
        lock (_turn)
        {
            switch (value)
            {
                case DataProgress progress:
                    Show(progress);
                    break;
                case DataNote note:
                    Clear();
                    terminal.Screen.Say(PrintableLine.Of(note.Text));
                    break;
            }
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        lock (_turn)
        {
            if (_isStanding)
            {
                terminal.Out.Write(Escapes.ClearLine);
                terminal.Out.Flush();
                _isStanding = false;
            }
        }
    }

    /// <summary>Such as "checking pictures: 1200 of 20000 (6%), 12s left".</summary>
    internal static string Line(DataProgress progress, TimeSpan spent)
    {
        double done = progress.Total > 0 ? (double)progress.Done / progress.Total : 1;
        TimeSpan left = done > 0 ? spent * ((1 - done) / done) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture,
            $"{progress.Work}: {progress.Done} of {progress.Total} ({done * 100:0}%), {ProgressText.Span(left)} left");
    }

    private void Show(DataProgress progress)
    {
        if (progress.Work != _work)
        {
            _work = progress.Work;
            _shown = TimeSpan.Zero;
            _clock.Restart();
        }

        if (progress.Done >= progress.Total)
        {
            Clear();
            _work = "";
        }
        else if (terminal.IsLive && _clock.Elapsed >= s_firstLive)
        {
            string line = LiveView.Cut(Line(progress, _clock.Elapsed), terminal.Columns() - 1);
            terminal.Out.Write(Escapes.ClearLine + line);
            terminal.Out.Flush();
            _isStanding = true;
        }
        else if (!terminal.IsLive && _clock.Elapsed - _shown >= s_betweenLines)
        {
            _shown = _clock.Elapsed;
            terminal.Error.WriteLine(Line(progress, _clock.Elapsed));
        }
    }
}
