using Saddle.Training.Runs;

namespace Saddle.Cli.Progress;

/// <summary>One line per report: for pipes, logs and continuous integration.</summary>
internal sealed class PlainView(TextWriter output) : IProgressView
{
    public bool Watch(Func<bool> work) => work();

    public void Show(RunReport report, long steps, TimeSpan? inAll) =>
        Note(ProgressText.Line(report, steps, inAll));

    public void Note(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
