namespace Saddle.Training.Options;

/// <summary>A published method: a recipe, and the values in which it differs from the recipe's own.</summary>
/// <remarks>
/// A value is passed over where the parts that are chosen have no such setting, so that a method keeps its rates under
/// another optimiser.
/// </remarks>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Values">The values; of two for one path the later one holds.</param>
public sealed record Preset(string Recipe, params IReadOnlyList<PresetValue> Values)
{
    /// <summary>The values, those that a later one replaces left out.</summary>
    public IReadOnlyList<PresetValue> Values { get; } =
        [.. Values.Where((value, i) => !Values.Skip(i + 1).Any(later => later.Replaces(value)))];
}
