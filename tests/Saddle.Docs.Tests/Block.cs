namespace Saddle.Docs.Tests;

/// <summary>One fenced C# block of a document; the line is that of its first line of code, from 1.</summary>
internal sealed record Block(int Line, string Code)
{
    /// <summary>Whether the block says in its first line that it goes on with the one before.</summary>
    public bool Continues => Code.StartsWith("// continues", StringComparison.Ordinal);

    /// <summary>The C# blocks of a document, grouped into programs.</summary>
    public static IReadOnlyList<IReadOnlyList<Block>> Programs(string document)
    {
        var programs = new List<List<Block>>();
        foreach (Block block in Of(document))
        {
            if (block.Continues && programs.Count > 0)
            {
                programs[^1].Add(block);
            }
            else
            {
                programs.Add([block]);
            }
        }

        return programs;
    }

    private static IEnumerable<Block> Of(string document)
    {
        string[] lines = document.ReplaceLineEndings("\n").Split('\n');
        for (int at = 0; at < lines.Length; at++)
        {
            if (lines[at].Trim() is not ("```csharp" or "```cs" or "```c#"))
            {
                continue;
            }

            int indent = lines[at].IndexOf('`', StringComparison.Ordinal), start = at + 1;
            while (++at < lines.Length && lines[at].Trim() != "```") { }

            IEnumerable<string> body = lines[start..Math.Min(at, lines.Length)];
            IEnumerable<string> code = body.Select(line => line[Math.Min(indent, line.Length)..]);
            yield return new Block(start + 1, string.Join('\n', code));
        }
    }
}
