using System.Runtime.Intrinsics;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>Carries out the transcripts of one document in order, in one folder.</summary>
internal sealed class Walk : IDisposable
{
    private readonly Workplace _place = new();
    private readonly string _document;
    private readonly string[] _lines;
    private readonly List<string> _written = [];
    private readonly List<string> _problems = [];

    /// <summary>Makes an empty folder.</summary>
    /// <param name="document">The document's path from the root.</param>
    public Walk(string document) => (_document, _lines) = (document, Documents.Read(document).Split('\n'));

    /// <summary>What is not as the document says, each with its line.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The document with what the commands printed.</summary>
    public string Recorded => string.Join('\n', _written.Concat(_lines[Done..]));

    private int Done { get; set; }

    // Other vectors round differently; the figures of documents are those of the widest.
    private static bool IsExact => Vector512.IsHardwareAccelerated;

    /// <summary>Carries out what the document has.</summary>
    /// <param name="slow">Whether what is slow is carried out too.</param>
    public void Take(bool slow)
    {
        foreach (Transcript transcript in Transcript.In(_lines).Where(transcript =>
            (slow || !transcript.IsSlow) && (IsExact || !transcript.NeedsExactNumbers)))
        {
            _written.AddRange(_lines[Done..transcript.Start]);
            Done = transcript.Start + transcript.Lines.Count;
            _written.AddRange(Replay(transcript));
        }
    }

    public void Dispose() => _place.Dispose();

    private IEnumerable<string> Replay(Transcript transcript)
    {
        if (transcript.Kind == TranscriptKind.Printed)
        {
            string output = Programs.Run(_document, string.Join('\n', _lines[..transcript.Start]));
            return Compare(transcript, "the program above", transcript.Lines, Shown.Lines(output));
        }

        IReadOnlyList<Exchange> replayed =
            [.. Exchange.In(transcript.Lines).Select(typed => Replay(transcript, typed))];
        return transcript.Kind == TranscriptKind.Shown ? Exchange.Write(replayed) : transcript.Lines;
    }

    private Exchange Replay(Transcript transcript, Exchange typed)
    {
        (int code, string text) = _place.Run(typed.Command, transcript.Interrupt);
        IReadOnlyList<string> output = Shown.Lines(text);
        if (transcript.Kind == TranscriptKind.Shown)
        {
            _place.Keep(text);
        }

        if (code != transcript.ExitCode)
        {
            Add(transcript, typed.Command, $"ended with exit code {code} instead of {transcript.ExitCode}", output);
        }

        if (transcript.Kind == TranscriptKind.Said)
        {
            RequireSaid(transcript, typed.Command, output);
        }

        return transcript.Kind == TranscriptKind.Shown
            ? typed with { Output = [.. Compare(transcript, typed.Command, typed.Output, output)] }
            : typed;
    }

    private IReadOnlyList<string> Compare(
        Transcript transcript, string producer, IReadOnlyList<string> shown, IReadOnlyList<string> output)
    {
        Func<string, string> look = IsExact && !transcript.Varies ? Shown.Steady : Shown.Words;
        var excerpt = new Excerpt(shown);
        bool isQuiet = shown.Count == 0 && transcript.Kind == TranscriptKind.Shown;
        if (isQuiet || excerpt.IsOf(output, look))
        {
            return shown;
        }

        Add(transcript, producer, "prints something else", output);
        return excerpt.From(output);
    }

    private void RequireSaid(Transcript transcript, string command, IReadOnlyList<string> output)
    {
        string prose = string.Join(' ', string.Join(' ', _lines).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string[] unsaid = [.. output.Where(line => !prose.Contains(line.Trim(), StringComparison.Ordinal))];
        if (unsaid.Length > 0 || output.Count == 0)
        {
            Add(transcript, command, "prints what the prose does not say, or nothing", output);
        }
    }

    private void Add(Transcript transcript, string producer, string problem, IReadOnlyList<string> output) =>
        _problems.Add($"{_document}:{transcript.Start}: {producer} {problem}:\n{string.Join('\n', output)}\n");
}
