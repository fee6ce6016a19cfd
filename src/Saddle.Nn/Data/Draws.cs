namespace Saddle.Nn.Data;

/// <summary>Random numbers as pure functions of (seed, stream, step, index).</summary>
internal static class Draws
{
    /// <summary>64 random bits.</summary>
    public static ulong Bits(ulong seed, ulong stream, ulong step, ulong index) =>
        Mix(index + Mix(step + Mix(stream + Mix(seed))));

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    public static double Uniform(ulong seed, ulong stream, ulong step, ulong index) =>
        (Bits(seed, stream, step, index) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
