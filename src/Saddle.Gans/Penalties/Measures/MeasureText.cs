using System.Globalization;
using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>
/// Measures as users write them: names that add up, each with a weight or without: <c>real,mid:0.5</c>.
/// </summary>
internal static class MeasureText
{
    private static readonly Dictionary<string, Func<IReadOnlyList<double>, PenaltyMeasure>> s_byName =
        new(StringComparer.Ordinal)
        {
            ["real"] = _ => new RealExamples(),
            ["fake"] = _ => new GeneratedExamples(),
            ["interp"] = _ => new Interpolates(),
            ["mid"] = _ => new Midpoints(),
            ["anchor"] = anchor => new AnchorRays(anchor),
            ["point"] = point => new SinglePoint(point),
        };

    public static IReadOnlyCollection<string> Names => s_byName.Keys;

    /// <summary>The measure of a text.</summary>
    /// <param name="text">Names with commas between, each with its weight after a colon where that is not 1.</param>
    /// <param name="anchor">The fixed example of those measures that have one.</param>
    /// <exception cref="ConfigurationException">A name is unknown or a weight is no positive number.</exception>
    public static PenaltyMeasure Read(string text, IReadOnlyList<double> anchor)
    {
        MixturePart[] parts = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => Part(part, anchor))];
        return parts is [{ Weight: 1 } only] ? only.Measure : new Mixture(parts);
    }

    private static MixturePart Part(string text, IReadOnlyList<double> anchor)
    {
        string[] sides = text.Split(':', 2);
        PenaltyMeasure measure = Catalogue.Find("penalty measure", sides[0], s_byName)(anchor);
        return new MixturePart(measure, sides.Length == 1 ? 1 : Weight(sides[1], text));
    }

    private static double Weight(string number, string text) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight)
        && weight > 0 && double.IsFinite(weight)
            ? weight
            : throw new ConfigurationException(
                $"penalty measure: a weight must be a number above 0. Got '{number}' in '{text}'. "
                    + "Write for example real:0.5,mid:0.5.");
}
