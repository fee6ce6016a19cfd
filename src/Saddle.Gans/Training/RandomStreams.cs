namespace Saddle.Gans.Training;

/// <summary>Where the numbering of each use of random numbers starts, so that no two uses share numbers.</summary>
internal static class RandomStreams
{
    public const int CriticUpdate = 0;
    public const int GeneratorUpdate = 1 << 16;
    public const int Validation = 2 << 16;
    public const uint GeneratorWeights = 3 << 16;
    public const uint CriticWeights = 4 << 16;
    public const uint Labels = 5 << 16;
    public const uint Latents = 6 << 16;

    public static ulong SeedOf(long seed, uint use) => CounterRandom.Bits(unchecked((ulong)seed), use, 0, 0);
}
