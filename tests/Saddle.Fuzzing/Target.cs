namespace Saddle.Fuzzing;

/// <summary>A reader that is given damaged inputs.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Refusal">The one type of exception that it may throw; null for none.</param>
/// <param name="Seeds">Sound inputs, from which damaged ones are made.</param>
/// <param name="Tokens">Pieces that are put into inputs.</param>
/// <param name="Read">Reads an input.</param>
internal sealed record Target(
    string Name, Type? Refusal, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Tokens, Action<byte[]> Read)
{
    /// <summary>The most bytes that reading one input may allocate.</summary>
    /// <value>256 MiB unless set.</value>
    public long MemoryLimit { get; init; } = Campaign.MemoryLimit;
}
