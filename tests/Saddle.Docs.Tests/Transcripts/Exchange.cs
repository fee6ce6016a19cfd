namespace Saddle.Docs.Tests.Transcripts;

/// <summary>One command and what follows it.</summary>
/// <param name="Typed">The lines of the command as the document has them, the prompt in front.</param>
/// <param name="Output">What it prints; empty where the document shows nothing.</param>
internal sealed record Exchange(IReadOnlyList<string> Typed, IReadOnlyList<string> Output)
{
    private const string Prompt = "$ ";

    /// <summary>What the shell is given.</summary>
    public string Command => string.Join('\n', Typed)[Prompt.Length..];

    /// <summary>The exchanges of a transcript. A blank line above a command belongs to neither side.</summary>
    public static IReadOnlyList<Exchange> In(IReadOnlyList<string> lines)
    {
        var found = new List<Exchange>();
        for (int at = 0; at < lines.Count;)
        {
            string[] typed = [.. Typing(lines, at)];
            string[] output = [.. lines.Skip(at + typed.Length).TakeWhile(line => !IsCommand(line))];
            found.Add(new Exchange(typed, Shown.Trim(output)));
            at += typed.Length + output.Length;
        }

        return found;
    }

    /// <summary>The lines of a transcript with these exchanges.</summary>
    /// <param name="exchanges">The exchanges.</param>
    public static IEnumerable<string> Write(IReadOnlyList<Exchange> exchanges)
    {
        bool isApart = false;
        foreach (Exchange exchange in exchanges)
        {
            IEnumerable<string> gap = isApart ? [""] : [];
            foreach (string line in gap.Concat(exchange.Typed).Concat(exchange.Output))
            {
                yield return line;
            }

            isApart = exchange.Output.Count > 0;
        }
    }

    private static IEnumerable<string> Typing(IReadOnlyList<string> lines, int at)
    {
        if (!IsCommand(lines[at]))
        {
            throw new FormatException(
                $"transcript: a command is expected. Got '{lines[at]}'. Begin it with '{Prompt}'.");
        }

        yield return lines[at];
        while (lines[at].EndsWith('\\') && at + 1 < lines.Count)
        {
            yield return lines[++at];
        }
    }

    private static bool IsCommand(string line) => line.StartsWith(Prompt, StringComparison.Ordinal);
}
