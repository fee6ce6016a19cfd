using Saddle.Settings;

namespace Saddle.Training.Comparisons;

/// <summary>Settings that a comparison tries several values of: <c>penalty.weight=1,10</c>.</summary>
public static class Variations
{
    private const int Most = 1000;

    /// <summary>Every combination of one value for each setting.</summary>
    /// <param name="texts">Each a path, an equals sign, and values with commas between; values with commas of their own
    /// are set apart by semicolons.</param>
    /// <returns>At least one, which is empty where nothing varies; later settings change faster.</returns>
    /// <exception cref="ConfigurationException">
    /// A text is no such thing, names a path or value twice, or there are too many combinations.
    /// </exception>
    public static IReadOnlyList<IReadOnlyList<(string Path, string Text)>> Of(IReadOnlyList<string> texts)
    {
        (string Path, string[] Values)[] settings = [.. texts.Select(Read)];
        if (settings.GroupBy(setting => setting.Path).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new ConfigurationException(
                $"vary: a setting is there twice. It is {twice}. Name it once, with all its values.");
        }

        long count = settings.Aggregate(1L, (product, setting) => Math.Min(Most + 1, product * setting.Values.Length));
        return count <= Most
            ? settings.Aggregate(
                (IReadOnlyList<IReadOnlyList<(string, string)>>)[[]],
                (all, setting) =>
                [
                    .. from former in all
                       from value in setting.Values
                       select (IReadOnlyList<(string, string)>)[.. former, (setting.Path, value)],
                ])
            : throw new ConfigurationException(
                $"vary: there are too many combinations. There may be {Most}. Vary fewer settings, or fewer values.");
    }

    private static (string Path, string[] Values) Read(string text)
    {
        string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
        char between = text.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        string[] values = sides.Length < 2 ? [] : sides[1].Split(between, StringSplitOptions.TrimEntries);
        return sides[0].Length > 0 && values.Length > 0 && values.All(value => value.Length > 0)
            && values.Distinct().Count() == values.Length
                ? (sides[0], values)
                : throw new ConfigurationException(
                    $"vary: it takes a setting's path and different values. Got '{text}'. "
                        + "Write for example penalty.weight=1,10.");
    }
}
