using Saddle.Nn.Formats;

namespace Saddle.Data.Pictures;

/// <summary>Reads pictures: JPEG, PNG, WebP, GIF and BMP, told by their content and never by their name.</summary>
/// <remarks>
/// <para>The one way from bytes to samples. Before the native decoder (Skia) sees a file, it is walked here: its parts
/// must lie within it, its size must be within the limit and one that its bytes can hold, and it must end as its format
/// says (JPEG with an end-of-image marker, PNG with IEND). A picture that the decoder cannot finish is refused; there
/// are no half pictures.</para>
/// <para>JPEG: baseline, extended, progressive and arithmetic-coded with 8 bits, any sampling, grey, colour and CMYK;
/// the samples are those of libjpeg-turbo. PNG: all colour types; see <see cref="PngWalk"/> for what is forgiven. Of
/// samples of 16 bits the upper 8 are taken. Of animations the first picture is read. The orientation that EXIF states
/// is applied, and samples with a colour profile are converted to sRGB; gamma and primaries without a profile are
/// ignored.</para>
/// <para>Safe for concurrent use.</para>
/// </remarks>
public static class PictureReader
{
    private const long LongestFile = 1L << 30;

    private static readonly PictureOptions s_defaults = new();

    /// <summary>Names the formats that are read, for messages.</summary>
    public const string Formats = "JPEG, PNG, WebP, GIF or BMP";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; messages name it like this.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="DataException">The file is missing, unreadable, damaged, too large or no picture.</exception>
    public static LoadedPicture Read(string path, PictureOptions? options = null) =>
        Decode(InputFile.ReadAll(path, LongestFile), path, options);

    /// <summary>Decodes a file held in memory.</summary>
    /// <param name="bytes">The whole file; must not change meanwhile.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="DataException">The bytes are damaged, too large a picture or none.</exception>
    /// <exception cref="DllNotFoundException">The native decoder cannot be loaded.</exception>
    public static LoadedPicture Decode(byte[] bytes, string name, PictureOptions? options = null)
    {
        options ??= s_defaults;
        (PictureFormat format, PictureHeader header) = Walk(bytes, name, options.MaximumPixels);
        return NativeDecoder.Decode(format, header, name, options.AsStored);
    }

    /// <summary>Checks a file as <see cref="Decode"/> does before it decodes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="maximumPixels">How many pixels are accepted.</param>
    /// <exception cref="DataException">The bytes are damaged, too large a picture or none.</exception>
    internal static (PictureFormat Format, PictureHeader Header) Walk(byte[] bytes, string name, long maximumPixels)
    {
        PictureFormat format = PictureFormat.Of(bytes) ?? throw NoPicture(bytes, name);
        PictureHeader header = format.Walk(bytes, name);
        header.Check(format.Name, name, bytes.Length, maximumPixels);
        return (format, header);
    }

    /// <summary>Whether bytes start like a picture that can be read.</summary>
    /// <param name="start">The first 16 bytes of a file, or all of a shorter one.</param>
    public static bool IsPicture(ReadOnlySpan<byte> start) => PictureFormat.Of(start) is not null;

    private static DataException NoPicture(byte[] bytes, string name)
    {
        if (bytes.Length == 0)
        {
            return PictureFault.In("picture", name, "the file is empty", "It has 0 bytes.");
        }

        string values = ForeignFormat.Of(bytes) is { } kind
            ? $"It is {kind}."
            : $"It starts with the bytes {Convert.ToHexString(bytes.AsSpan(0, Math.Min(8, bytes.Length)))}.";
        return PictureFault.In(
            "picture", name, $"this is not a {Formats} file", values, "Convert it to one of these or remove it.");
    }
}
