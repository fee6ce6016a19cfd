using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>
/// Measures as users write them: names that add up, each with a weight or without: <c>real,mid:0.5</c>.
/// </summary>
internal static class MeasureText
{
    /// <summary>The measure of a text.</summary>
    /// <param name="text">Names with commas between, each with its weight after a colon where that is not 1.</param>
    /// <param name="anchor">The fixed example of those measures that have one.</param>
    /// <exception cref="ConfigurationException">A name is unknown or a weight is no positive number.</exception>
    public static PenaltyMeasure Read(string text, IReadOnlyList<double> anchor)
    {
        MixturePart[] parts = [.. Split(text).Select(part => Part(part, anchor))];
        return parts is [{ Weight: 1 } only] ? only.Measure : new Mixture(parts);
    }

    /// <summary>Whether <see cref="Read"/> can.</summary>
    public static bool IsMeasure(string text) => Split(text).Select(part => part.Split(':', 2)).All(sides =>
        MeasureCatalogue.Parts.Names.Contains(sides[0]) && (sides.Length == 1 || TryWeight(sides[1], out _)));

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    private static MixturePart Part(string text, IReadOnlyList<double> anchor)
    {
        string[] sides = text.Split(':', 2);
        return new MixturePart(Measure(sides[0], anchor), sides.Length == 1 ? 1 : Weight(sides[1], text));
    }

    private static PenaltyMeasure Measure(string name, IReadOnlyList<double> anchor)
    {
        Choice<PenaltyMeasure> choice = MeasureCatalogue.Parts.Choose(name);
        bool hasAnchor = choice.Part.Settings.Contains(FixedExample.Anchor);
        return (hasAnchor ? choice.With(FixedExample.Anchor, FixedExample.Checked(anchor)) : choice).Make();
    }

    private static double Weight(string number, string text) => TryWeight(number, out double weight)
        ? weight
        : throw new ConfigurationException(
            $"penalty measure: a weight must be a number above 0. Got '{number}' in '{text}'. "
                + "Write for example real:0.5,mid:0.5.");

    private static bool TryWeight(string number, out double weight) => Ranges.Positive.TryRead(number, out weight);
}
