namespace Saddle.Nn;

/// <summary>Known names close to one that was not found, for messages that say what to type instead.</summary>
public static class NearestNames
{
    /// <summary>The known names with the fewest edits from <paramref name="name"/>, nearest first.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">What there is.</param>
    /// <param name="count">At most this many.</param>
    /// <remarks>Edits are insertions, removals and replacements of one letter; equal distances sort by name.</remarks>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known, int count = 3) =>
    [
        .. known.OrderBy(candidate => Distance(name, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal)
            .Take(count),
    ];

    /// <summary>The nearest names in quotes, separated by commas.</summary>
    internal static string List(string name, IEnumerable<string> known) =>
        string.Join(", ", Of(name, known).Select(candidate => $"'{candidate}'"));

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
