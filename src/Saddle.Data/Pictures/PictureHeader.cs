namespace Saddle.Data.Pictures;

/// <summary>What has to be known of a file before it is decoded.</summary>
/// <param name="Width">Pixels in a row, as stored.</param>
/// <param name="Height">Rows, as stored.</param>
/// <param name="Bytes">What the decoder is given: the file, or the parts of it that it needs.</param>
/// <param name="Orientation">1 to 8, as EXIF says.</param>
/// <param name="HasProfile">A colour profile is embedded.</param>
/// <param name="StatesGamma">Gamma or primaries are stated without a profile, and they are not those of sRGB.</param>
internal sealed record PictureHeader(
    long Width, long Height, byte[] Bytes, int Orientation = 1, bool HasProfile = false, bool StatesGamma = false)
{
    private const long Plain = 16_000_000;
    private const long DensestPixels = 1000;

    /// <summary>Whether some pixel may have colour, before or after its profile is applied.</summary>
    /// <value>true unless the format rules it out.</value>
    public bool MayHaveColour { get; init; } = true;

    /// <summary>Whether some pixel may not be opaque.</summary>
    /// <value>true unless the format rules it out.</value>
    public bool MayBeTransparent { get; init; } = true;

    /// <summary>Columns and rows of the picture as it is seen.</summary>
    public (int Width, int Height) Upright =>
        Orientation >= 5 ? ((int)Height, (int)Width) : ((int)Width, (int)Height);

    /// <summary>Refuses sizes before memory is taken for them.</summary>
    /// <param name="format">The format's name.</param>
    /// <param name="name">How messages call the file.</param>
    /// <param name="fileBytes">Length of the file.</param>
    /// <param name="maximumPixels">How many pixels are accepted.</param>
    public void Check(string format, string name, long fileBytes, long maximumPixels)
    {
        if (Width is < 1 or > int.MaxValue || Height is < 1 or > int.MaxValue)
        {
            throw PictureFault.In(
                format, name, "the size is impossible", $"The header says {Width} x {Height} pixels.");
        }

        long pixels = Width * Height;
        long most = Math.Min(maximumPixels, Array.MaxLength / 4);
        if (pixels > most)
        {
            throw PictureFault.In(
                format, name, "the picture is too large", $"{Width} x {Height} pixels exceed the limit of {most} "
                + "pixels.", "Make the picture smaller or raise the limit.");
        }

        if (pixels > Plain && pixels / DensestPixels > fileBytes)
        {
            throw PictureFault.In(
                format, name, "the picture is as good as empty", $"{Width} x {Height} pixels come from "
                + $"{fileBytes} bytes.", "Make the picture smaller or remove the file.");
        }
    }
}
