using System.Text;
using System.Text.RegularExpressions;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>Output as documents show it, and which differences count.</summary>
internal static partial class Shown
{
    private const int Columns = 120;

    /// <summary>Lines without blanks at either end of them all, or at the end of each.</summary>
    public static IReadOnlyList<string> Trim(IEnumerable<string> lines)
    {
        string[] ends = [.. lines.Select(line => line.TrimEnd())];
        int first = Array.FindIndex(ends, line => line.Length > 0);
        return first < 0 ? [] : ends[first..(Array.FindLastIndex(ends, line => line.Length > 0) + 1)];
    }

    /// <summary>The lines of an output; long ones are wrapped at words, two columns further in.</summary>
    public static IReadOnlyList<string> Lines(string output) =>
        Trim(output.ReplaceLineEndings("\n").Split('\n').SelectMany(Wrapped));

    /// <summary>A line with what depends on speed taken out: seconds, steps per second, time left.</summary>
    public static string Steady(string line) => Speeds().Replace(line, "~");

    /// <summary>A line with every number taken out, and the widths that follow from them.</summary>
    public static string Words(string line) =>
        Blanks().Replace(Rules().Replace(Numbers().Replace(Steady(line), "#"), "---"), " ");

    private static IEnumerable<string> Wrapped(string line)
    {
        string indent = line[..(line.Length - line.TrimStart().Length)] + "  ";
        var part = new StringBuilder(line);
        while (part.Length > Columns && BreakIn(part.ToString(), indent.Length) is var at and > 0)
        {
            yield return part.ToString(0, at);
            part.Remove(0, at + 1).Insert(0, indent);
        }

        yield return part.ToString();
    }

    // The last space within the columns, behind the indent.
    private static int BreakIn(string line, int indent)
    {
        int at = line.LastIndexOf(' ', Columns);
        return at > indent ? at : -1;
    }

    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)? m?s\b|\bleft( \d+[hms]?)+\d*[ms0-9]*|steps/s +[\d.,]+")]
    private static partial Regex Speeds();

    [GeneratedRegex(@"[-+±]?\d[\d,]*(\.\d+)?(E[-+]?\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();

    [GeneratedRegex("-{3,}")]
    private static partial Regex Rules();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
