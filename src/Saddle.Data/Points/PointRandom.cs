namespace Saddle.Data.Points;

/// <summary>The random numbers of one point: each is a function of (seed, stream, step, point, place).</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Stream">Which use this is.</param>
/// <param name="Step">The batch.</param>
/// <param name="Point">The point within the batch.</param>
public readonly record struct PointRandom(ulong Seed, uint Stream, uint Step, uint Point)
{
    private const ulong Places = 8;

    /// <summary>Uniform in [0, 1).</summary>
    /// <param name="place">0 to 7; each place of a point serves once.</param>
    public double Uniform(int place) => CounterRandom.Uniform(Seed, Stream, Step, Index(place));

    /// <summary>Standard normal.</summary>
    /// <param name="place">0 to 7; each place of a point serves once.</param>
    public double Normal(int place) => CounterRandom.Normal(Seed, Stream, Step, Index(place));

    private ulong Index(int place) => Point * Places + (ulong)place;
}
