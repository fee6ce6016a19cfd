namespace Saddle.Training;

/// <summary>Where the numbering of each use of random numbers starts, so that no two uses share numbers.</summary>
internal static class PlayRandom
{
    /// <summary>Samples with data.</summary>
    public const int Batches = 0;

    /// <summary>Samples of random numbers alone, which are numbered on their own.</summary>
    public const int Draws = 1 << 16;

    /// <summary>Held-out samples.</summary>
    public const int Validation = 2 << 16;

    /// <summary>Labels that go with samples of random numbers alone.</summary>
    public const uint Labels = 5 << 16;

    private const int UsesBetween = 4;
    private const int LengthOfUse = 1 << 14;
    private const uint Weights = 3 << 16;
    private const uint LaterWeights = 5 << 16;

    /// <summary>The seed of a role's initial weights.</summary>
    /// <param name="seed">The run's.</param>
    /// <param name="role">The role's place among all.</param>
    public static ulong SeedOf(long seed, int role) => CounterRandom.Bits(
        unchecked((ulong)seed), (role < 2 ? Weights : LaterWeights) + ((uint)role << 16), 0, 0);

    /// <summary>Where a use of a sample starts.</summary>
    /// <param name="stream">One of the streams of samples.</param>
    /// <param name="use">0 and up.</param>
    public static int StreamOf(int stream, int use) => use < UsesBetween
        ? stream + use * LengthOfUse
        : stream + (use << 20);
}
