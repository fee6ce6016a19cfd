namespace Saddle.Data.Sequences;

/// <summary>The random numbers of one sequence: each is a function of (seed, stream, step, example, place).</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Stream">Which use this is.</param>
/// <param name="Step">The batch.</param>
/// <param name="Example">The sequence within the batch.</param>
public readonly record struct SequenceRandom(ulong Seed, uint Stream, uint Step, uint Example)
{
    private const int PlaceBits = 32;

    /// <summary>Uniform in [0, 1).</summary>
    /// <param name="place">Each place of a sequence serves once.</param>
    public double Uniform(uint place) => CounterRandom.Uniform(Seed, Stream, Step, Index(place));

    /// <summary>Standard normal.</summary>
    /// <param name="place">Each place of a sequence serves once.</param>
    public double Normal(uint place) => CounterRandom.Normal(Seed, Stream, Step, Index(place));

    /// <summary>A whole number from 0 to limit − 1, each as likely.</summary>
    /// <param name="limit">At least 1.</param>
    /// <param name="place">Each place of a sequence serves once.</param>
    public int Below(int limit, uint place) => CounterRandom.Below(limit, Seed, Stream, Step, Index(place));

    private ulong Index(uint place) => (ulong)Example << PlaceBits | place;
}
