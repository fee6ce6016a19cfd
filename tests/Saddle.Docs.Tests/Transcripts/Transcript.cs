using System.Globalization;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>What is done with the commands of a transcript.</summary>
internal enum TranscriptKind
{
    /// <summary>A block of a document that shows commands and what they print: <c>```console</c>.</summary>
    Shown,

    /// <summary>A comment whose commands only make what later ones need: <c>&lt;!-- setup</c>.</summary>
    Setup,

    /// <summary>A comment whose commands print what the document's prose says: <c>&lt;!-- said</c>.</summary>
    Said,

    /// <summary>A block with what the C# program above it prints: <c>```text output</c>.</summary>
    Printed,
}

/// <summary>A part of a document that is carried out by the tests.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Words">
/// What follows the kind: <c>slow</c> leaves it to the slow tests, <c>exit=N</c> expects that exit code of every
/// command, <c>interrupt=TEXT</c> presses Ctrl+C when that text is printed, <c>varies</c> says that
/// numbers in the output depend on the machine, <c>exact</c> that nothing of it makes sense where they differ,
/// <c>data</c> that it reads the real data sets, at <c>$DATA</c>.
/// </param>
/// <param name="Start">The first line of its body, from 0.</param>
/// <param name="Lines">Its body.</param>
internal sealed record Transcript(TranscriptKind Kind, string[] Words, int Start, IReadOnlyList<string> Lines)
{
    private static readonly (string Opening, string Closing, TranscriptKind Kind)[] s_forms =
    [
        ("```console", "```", TranscriptKind.Shown),
        ("```text output", "```", TranscriptKind.Printed),
        ("<!-- setup", "-->", TranscriptKind.Setup),
        ("<!-- said", "-->", TranscriptKind.Said),
    ];

    /// <summary>Whether it takes long, or needs what takes long.</summary>
    public bool IsSlow => Words.Contains("slow");

    /// <summary>Whether it reads data that are not everywhere; if one of a document does, all of it needs
    /// them.</summary>
    public bool NeedsData => Words.Contains("data");

    /// <summary>Whether its numbers are those of one machine.</summary>
    public bool Varies => Words.Contains("varies");

    /// <summary>Whether it says nothing where numbers are rounded otherwise.</summary>
    public bool NeedsExactNumbers => Words.Contains("exact");

    /// <summary>The exit code that its commands end with.</summary>
    public int ExitCode => int.Parse(Word("exit=") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>What a command prints when the user presses Ctrl+C; null for never.</summary>
    public string? Interrupt => Word("interrupt=");

    /// <summary>The transcripts of a document, in order.</summary>
    /// <param name="lines">The document.</param>
    public static IEnumerable<Transcript> In(IReadOnlyList<string> lines)
    {
        for (int at = 0; at < lines.Count; at++)
        {
            string line = lines[at];
            if (s_forms.FirstOrDefault(form => Opens(line, form.Opening)) is { Opening: not null } form)
            {
                int start = at + 1;
                string[] body = [.. lines.Skip(start).TakeWhile(inner => inner != form.Closing)];
                string[] words = line[form.Opening.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                yield return new Transcript(form.Kind, words, start, body);
                at = start + body.Length;
            }
        }
    }

    private string? Word(string start) =>
        Words.FirstOrDefault(word => word.StartsWith(start, StringComparison.Ordinal))?[start.Length..];

    private static bool Opens(string line, string opening) => line == opening
        || line.StartsWith(opening + " ", StringComparison.Ordinal);
}
