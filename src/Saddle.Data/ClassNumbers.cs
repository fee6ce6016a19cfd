using System.Globalization;

namespace Saddle.Data;

/// <summary>Names for classes that are known by number only.</summary>
internal static class ClassNumbers
{
    /// <summary>"0", "1", … up to <paramref name="count"/> − 1.</summary>
    public static string[] Names(int count) =>
        [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
}
