using System.Security.Cryptography;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>What is known of a picture that was checked but not decoded.</summary>
/// <param name="Hash">SHA-256 of its file, 32 bytes.</param>
/// <param name="Width">Its columns as it is seen.</param>
/// <param name="Height">Its rows as it is seen.</param>
/// <param name="Traits">What its header tells; whether it is transparent is not known.</param>
/// <param name="MayHaveColour">Whether some pixel may have colour.</param>
/// <param name="MayBeTransparent">Whether some pixel may not be opaque.</param>
internal sealed record PictureFacts(
    byte[] Hash, int Width, int Height, PictureTraits Traits, bool MayHaveColour, bool MayBeTransparent)
{
    /// <summary>Its size as it is seen.</summary>
    public StoredSize Stored => new(Width, Height);

    /// <summary>Checks a file as decoding it would begin.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="maximumPixels">How many pixels are accepted.</param>
    /// <exception cref="DataException">It is damaged, too large or no picture.</exception>
    public static PictureFacts Of(byte[] bytes, string name, long maximumPixels)
    {
        (_, PictureHeader header) = PictureReader.Walk(bytes, name, maximumPixels);
        PictureTraits traits = (NativeDecoder.Converts(header) ? PictureTraits.Converted : 0)
            | (header.StatesGamma ? PictureTraits.GammaIgnored : 0)
            | (header.Orientation != 1 ? PictureTraits.Turned : 0);
        (int width, int height) = header.Upright;
        return new PictureFacts(
            SHA256.HashData(bytes), width, height, traits, header.MayHaveColour, header.MayBeTransparent);
    }
}
