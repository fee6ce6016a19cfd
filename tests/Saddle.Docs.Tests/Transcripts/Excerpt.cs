namespace Saddle.Docs.Tests.Transcripts;

/// <summary>What a document shows of an output; a line of three dots stands for any lines.</summary>
/// <param name="Lines">The lines shown.</param>
internal sealed record Excerpt(IReadOnlyList<string> Lines)
{
    private const string Rest = "...";

    /// <summary>Whether an output reads like this.</summary>
    /// <param name="output">Its lines.</param>
    /// <param name="look">What of a line counts.</param>
    public bool IsOf(IReadOnlyList<string> output, Func<string, string> look) =>
        Find(output, look, new string[Lines.Count], 0, 0);

    /// <summary>
    /// The same lines of another output where their words are there in the same order, with three dots for what is left
    /// out; all of it where they are not.
    /// </summary>
    /// <param name="output">The other output's lines.</param>
    public IReadOnlyList<string> From(IReadOnlyList<string> output)
    {
        string[] found = new string[Lines.Count];
        return Find(output, Shown.Words, found, 0, 0) ? found : Gather(output) ?? output;
    }

    private List<string>? Gather(IReadOnlyList<string> output)
    {
        var gathered = new List<string>();
        int at = 0;
        foreach (string line in Lines.Where(line => line.Length > 0 && line.Trim() != Rest))
        {
            int next = at;
            while (next < output.Count && Shown.Words(line) != Shown.Words(output[next]))
            {
                next++;
            }

            if (next == output.Count)
            {
                return null;
            }

            gathered.AddRange(next == at ? [output[next]] : [.. Skipped(output, at, next), output[next]]);
            at = next + 1;
        }

        gathered.AddRange(Skipped(output, at, output.Count));
        return at == 0 ? null : gathered;
    }

    private static IEnumerable<string> Skipped(IReadOnlyList<string> output, int from, int to) =>
        output.Skip(from).Take(to - from).All(line => line.Length == 0) ? output.Skip(from).Take(to - from) : [Rest];

    private bool Find(
        IReadOnlyList<string> output, Func<string, string> look, string[] found, int line, int at)
    {
        if (line == Lines.Count)
        {
            return at == output.Count;
        }

        if (Lines[line].Trim() == Rest)
        {
            found[line] = Lines[line];
            return Enumerable.Range(at, output.Count - at + 1).Any(next => Find(output, look, found, line + 1, next));
        }

        if (at == output.Count || look(Lines[line]) != look(output[at]))
        {
            return false;
        }

        found[line] = output[at];
        return Find(output, look, found, line + 1, at + 1);
    }
}
