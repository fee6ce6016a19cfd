using System.Text;

namespace Saddle.Data.Pictures;

/// <summary>Names what a file is that is no picture of ours, so that its owner knows what to do with it.</summary>
internal static class ForeignFormat
{
    private static readonly (int Offset, string Bytes, string Name)[] s_signatures =
    [
        (0, "II*\0", "a TIFF picture"), (0, "MM\0*", "a TIFF picture"), (0, "II+\0", "a TIFF picture"),
        (4, "ftypavif", "an AVIF picture"), (4, "ftypheic", "a HEIC picture"), (4, "ftypheix", "a HEIC picture"),
        (4, "ftypmif1", "a HEIF picture"), (4, "ftyp", "a video or a HEIF picture"),
        (0, "\0\0\0\x0CJXL ", "a JPEG XL picture"), (0, "\xFF\x0A", "a JPEG XL picture"),
        (0, "\0\0\0\x0CjP  ", "a JPEG 2000 picture"), (0, "8BPS", "a Photoshop document"),
        (0, "\0\0\x01\0", "an icon"), (0, "P5\n", "a PGM picture"), (0, "P6\n", "a PPM picture"),
        (0, "%PDF", "a PDF document"), (0, "PK\x03\x04", "a zip archive"), (0, "\x1F\x8B", "a gzip archive"),
        (0, "<svg", "an SVG drawing"), (0, "<?xml", "an XML document"), (0, "<!DOCTYPE", "an HTML page"),
        (0, "<!doctype", "an HTML page"), (0, "<html", "an HTML page"),
    ];

    /// <summary>"a TIFF picture" and the like; null where the first bytes tell nothing.</summary>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        string text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, PictureFormat.TellingBytes)]);
        foreach ((int offset, string bytes, string name) in s_signatures)
        {
            if (text.Length > offset && text.AsSpan(offset).StartsWith(bytes, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }
}
