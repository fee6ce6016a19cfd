using SkiaSharp;

namespace Saddle.Data.Pictures;

/// <summary>A format of pictures that is read.</summary>
/// <param name="Name">How messages call it.</param>
/// <param name="Native">How the decoder calls it.</param>
/// <param name="Walk">Checks a whole file and finds what has to be known before it is decoded.</param>
internal sealed record PictureFormat(
    string Name, SKEncodedImageFormat Native, Func<byte[], string, PictureHeader> Walk)
{
    private static readonly PictureFormat s_jpeg = new("JPEG", SKEncodedImageFormat.Jpeg, JpegWalk.Header);
    private static readonly PictureFormat s_png = new("PNG", SKEncodedImageFormat.Png, PngWalk.Header);
    private static readonly PictureFormat s_webP = new("WebP", SKEncodedImageFormat.Webp, WebPWalk.Header);
    private static readonly PictureFormat s_gif = new("GIF", SKEncodedImageFormat.Gif, GifWalk.Header);
    private static readonly PictureFormat s_bmp = new("BMP", SKEncodedImageFormat.Bmp, BmpWalk.Header);

    /// <summary>How many of a file's first bytes tell its format.</summary>
    public const int TellingBytes = 16;

    /// <summary>The format of a file that starts with some bytes; null where it is none of ours.</summary>
    public static PictureFormat? Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => s_jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => s_png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => s_gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
            s_webP,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => s_bmp,
        _ => null,
    };
}
