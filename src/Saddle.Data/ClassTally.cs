namespace Saddle.Data;

/// <summary>How many samples a class has.</summary>
/// <param name="Name">The class.</param>
/// <param name="Count">Samples of it.</param>
public sealed record ClassTally(string Name, long Count);
