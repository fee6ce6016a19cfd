using System.Globalization;
using Saddle.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Progress;

/// <summary>What is told about a run, in words and numbers.</summary>
internal static class ProgressText
{
    /// <summary>One line for logs and pipes.</summary>
    public static string Line(RunReport report, long steps, TimeSpan? inAll = null)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"step {report.Step}/{steps}");
        foreach ((string name, string value) in Figures(report, inAll))
        {
            line += $"  {name} {value}";
        }

        return line;
    }

    /// <summary>The figures of a report, in the order they are shown.</summary>
    public static IEnumerable<(string Name, string Value)> Figures(RunReport report, TimeSpan? inAll = null)
    {
        foreach (Figure figure in report.Figures)
        {
            yield return (figure.Name, Number(figure.Value));
        }

        yield return ("steps/s", report.StepsPerSecond.ToString("G3", CultureInfo.InvariantCulture));
        yield return ("left", Span(report.TimeLeft));
        if (inAll is { } all)
        {
            yield return ("in all", Span(all));
        }
    }

    /// <summary>Three or four digits; tiny and huge numbers with an exponent.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        string format = size is > 0 and (< 1e-3 or >= 1e5) ? "0.00e+00" : size >= 100 ? "0.0" : "0.000";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A duration such as 3m05s.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays}d{span.Hours:00}h"),
        { TotalHours: >= 1 } =>
            string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}h{span.Minutes:00}m"),
        { TotalMinutes: >= 1 } =>
            string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}m{span.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.Seconds}s"),
    };
}
