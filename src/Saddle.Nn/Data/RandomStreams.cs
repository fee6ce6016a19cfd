namespace Saddle.Nn.Data;

/// <summary>The streams of random numbers that data use, so that no two purposes share numbers.</summary>
internal static class RandomStreams
{
    /// <summary>Order of the images within an epoch.</summary>
    public const ulong Shuffle = 0x6461_7461_0001;

    /// <summary>Which images are mirrored.</summary>
    public const ulong Mirror = 0x6461_7461_0002;

    /// <summary>Noise below one grey level.</summary>
    public const ulong Dequantise = 0x6461_7461_0003;

    /// <summary>Which images are held back for validation.</summary>
    public const ulong Split = 0x6461_7461_0004;

    /// <summary>Points of the 2-D distributions.</summary>
    public const ulong Points = 0x6461_7461_0005;
}
