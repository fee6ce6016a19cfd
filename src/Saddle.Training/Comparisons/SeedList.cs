using System.Globalization;
using Saddle.Settings;

namespace Saddle.Training.Comparisons;

/// <summary>Seeds as users write them: <c>0-2,7</c>.</summary>
public static class SeedList
{
    private const int Most = 1000;

    /// <summary>All seeds of a list, in its order.</summary>
    /// <exception cref="ConfigurationException">The text is no such list, or names a seed twice.</exception>
    public static IReadOnlyList<long> Parse(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        long[] seeds = [.. parts.SelectMany(part => Range(part, text)).Take(Most + 1)];
        return seeds.Length <= Most && seeds.Distinct().Count() == seeds.Length ? seeds : throw Refusal(text);
    }

    private static IEnumerable<long> Range(string part, string text)
    {
        string[] ends = part.Split('-');
        long first = Number(ends[0], text), last = Number(ends[^1], text);
        return ends.Length <= 2 && first <= last && last - first < Most
            ? Enumerable.Range(0, (int)(last - first) + 1).Select(i => first + i)
            : throw Refusal(text);
    }

    private static long Number(string digits, string text) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long seed)
            ? seed
            : throw Refusal(text);

    private static ConfigurationException Refusal(string text) => new(
        $"seeds: they are up to {Most} whole numbers and ranges, each once. Got '{text}'. "
        + "Write for example 0-2 or 0,4,7.");
}
