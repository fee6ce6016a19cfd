namespace Saddle.Data;

/// <summary>The streams of random numbers that data use, so that no two purposes share numbers.</summary>
internal static class RandomStreams
{
    /// <summary>Order of the images within an epoch.</summary>
    public const uint Shuffle = 0xDA7A_0001;

    /// <summary>Which images are mirrored.</summary>
    public const uint Mirror = 0xDA7A_0002;

    /// <summary>Noise below one grey level.</summary>
    public const uint Dequantise = 0xDA7A_0003;

    /// <summary>Which images are held back for validation.</summary>
    public const uint Split = 0xDA7A_0004;

    /// <summary>Points of the 2-D distributions; other streams of theirs follow, up to 2^8.</summary>
    public const uint Points = 0xDA7A_0005;

    /// <summary>Which row of an extended image a window begins at.</summary>
    public const uint CropRow = 0xDA7A_0101;

    /// <summary>Which column of an extended image a window begins at.</summary>
    public const uint CropColumn = 0xDA7A_0102;

    /// <summary>Factors of brightness.</summary>
    public const uint Brightness = 0xDA7A_0103;

    /// <summary>Factors of contrast.</summary>
    public const uint Contrast = 0xDA7A_0104;

    /// <summary>Factors of saturation.</summary>
    public const uint Saturation = 0xDA7A_0105;

    /// <summary>Sequences; other streams of theirs follow, so nothing may come between this and the next
    /// 2^16 numbers.</summary>
    public const uint Sequences = 0xDA7B_0000;

    /// <summary>Order of the images of class 0 within a pass; those of the other classes follow, so nothing may come
    /// after this.</summary>
    public const uint Balanced = 0xDA7C_0000;
}
