using System.Globalization;

namespace Saddle.Settings;

/// <summary>Known names close to one that was not found, for messages that say what to type instead.</summary>
/// <remarks>
/// Edits are insertions, removals and replacements of one letter, letter case ignored. Source: V. Levenshtein, "Binary
/// codes capable of correcting deletions, insertions, and reversals", 1966.
/// </remarks>
public static class NearestNames
{
    private const int MostTold = 40;

    /// <summary>The known names with the fewest edits from <paramref name="name"/>, nearest first.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">What there is.</param>
    /// <param name="count">At most this many.</param>
    /// <remarks>Equal distances sort by name.</remarks>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known, int count = 3) =>
    [
        .. known.OrderBy(candidate => Distance(name, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal)
            .Take(count),
    ];

    /// <summary>One sentence for the end of a message, naming only what may have been meant.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">What there is.</param>
    /// <returns>
    /// "The nearest name is 'a'.", or "The nearest names are 'a' and 'b'.", or, where none is within two edits or a
    /// third of the letters nor begins or ends with <paramref name="name"/>, all: "Known names are 'a', 'b' and 'c'.";
    /// of more than 40 that helps nobody, so only their number: "None of the 123 known names is near."
    /// </returns>
    public static string Sentence(string name, IEnumerable<string> known)
    {
        string[] all = [.. known];
        IReadOnlyList<string> near = Near(name, all);
        return near.Count switch
        {
            0 when all.Length > MostTold => string.Create(
                CultureInfo.InvariantCulture, $"None of the {all.Length} known names is near."),
            0 => $"Known names are {Quoted(all)}.",
            1 => $"The nearest name is {Quoted(near)}.",
            _ => $"The nearest names are {Quoted(near)}.",
        };
    }

    /// <summary>Up to three known names that may have been meant, nearest first.</summary>
    internal static IReadOnlyList<string> Near(string name, IEnumerable<string> known) =>
        Of(name, known.Where(candidate => IsNear(name, candidate)));

    /// <summary>The three nearest names in quotes, separated by commas.</summary>
    public static string List(string name, IEnumerable<string> known) =>
        string.Join(", ", Of(name, known).Select(candidate => $"'{candidate}'"));

    /// <summary>How many single-letter edits turn one name into the other.</summary>
    internal static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }

    private static bool IsNear(string name, string candidate) =>
        Distance(name, candidate) <= Math.Max(2, name.Length / 3)
        || (name.Length > 0 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        || IsLastWord(name.TrimStart('-'), candidate);

    private static bool IsLastWord(string name, string candidate) =>
        name.Length > 2 && candidate.EndsWith($"-{name}", StringComparison.OrdinalIgnoreCase);

    private static string Quoted(IEnumerable<string> names) => Enumeration.And(names.Select(name => $"'{name}'"));
}
