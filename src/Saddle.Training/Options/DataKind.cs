namespace Saddle.Training.Options;

/// <summary>Data that settings are fitted to.</summary>
/// <param name="Words">What they are, after "for".</param>
/// <param name="Holds">Whether some are of the kind.</param>
public sealed record DataKind(string Words, Func<DataFacts, bool> Holds)
{
    /// <summary>Points: one size.</summary>
    public static DataKind Points { get; } = new("points", facts => facts.Shape.Rank == 1);

    /// <summary>All images: three sizes.</summary>
    public static DataKind Images { get; } = new("images", facts => facts.AreImages);

    /// <summary>Square images of some sides.</summary>
    /// <param name="sides">In pixels; at least one.</param>
    public static DataKind Squares(params IReadOnlyList<int> sides) => new(
        $"images of {string.Join(", ", sides)} pixels",
        facts => facts.AreImages && facts.Shape[1] == facts.Shape[2] && sides.Contains(facts.Shape[1]));
}
