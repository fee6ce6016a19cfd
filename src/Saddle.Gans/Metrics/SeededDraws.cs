namespace Saddle.Gans.Metrics;

/// <summary>Random numbers as pure functions of (seed, stream, index).</summary>
internal static class SeededDraws
{
    /// <summary>A uniform number in (0, 1).</summary>
    public static double Uniform(ulong seed, ulong stream, ulong index) =>
        ((Mix(Mix(Mix(seed) + stream) + index) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A standard normal number.</summary>
    public static double Normal(ulong seed, ulong stream, ulong index) =>
        Math.Sqrt(-2 * Math.Log(Uniform(seed, stream, 2 * index))) *
        Math.Cos(2 * Math.PI * Uniform(seed, stream, 2 * index + 1));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
