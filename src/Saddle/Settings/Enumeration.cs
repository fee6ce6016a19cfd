namespace Saddle.Settings;

/// <summary>Names as a sentence lists them.</summary>
internal static class Enumeration
{
    /// <summary>"a, b and c".</summary>
    public static string And(IEnumerable<string> names) => Join([.. names], "and");

    /// <summary>"a, b or c".</summary>
    public static string Or(IEnumerable<string> names) => Join([.. names], "or");

    private static string Join(string[] names, string last) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} {last} {names[^1]}";
}
