using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Saddle.Nn.Formats;
using SkiaSharp;

namespace Saddle.Data.Pictures;

/// <summary>Writes 8-bit PNG files; the same image gives the same bytes with the same version of the program.</summary>
/// <remarks>No time stamp or profile is stored; unless told otherwise, a text says which program wrote the file (PNG
/// specification, third edition, section 11.3.3.2).</remarks>
public static class PngWriter
{
    private const int Effort = 6;
    private const int HeaderEnd = PngWalk.SignatureLength + PngChunk.Overhead + PngHeader.Length;

    // Keyword, zero, text.
    private static readonly byte[] s_writer = Chunk("tEXtSoftware\0Saddle"u8);

    /// <summary>Whether a file says that <see cref="Write"/> or <see cref="Encode"/> wrote it.</summary>
    /// <param name="file">At its start; read as far as needed.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsOwn(Stream file)
    {
        var start = new byte[TellingBytes];
        return IsOwn(start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
    }

    /// <summary>How many of a file's first bytes tell whether it is an own one.</summary>
    internal static int TellingBytes => HeaderEnd + s_writer.Length;

    /// <summary>Whether a file that starts with some bytes was written by <see cref="Write"/>.</summary>
    internal static bool IsOwn(ReadOnlySpan<byte> start) => start.Length >= TellingBytes
        && start.StartsWith(PngWalk.Signature) && start[HeaderEnd..TellingBytes].SequenceEqual(s_writer);

    /// <summary>Writes a file whole or not at all; see <see cref="AtomicFile"/>.</summary>
    /// <param name="image">1, 3 or 4 channels.</param>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place must not be written.</exception>
    public static void Write(RasterImage image, string path)
    {
        byte[] bytes = Encode(image);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="image">1, 3 or 4 channels.</param>
    /// <param name="isSigned">Whether it says which program wrote it: such pictures are never data.</param>
    /// <returns>A complete PNG file.</returns>
    /// <exception cref="DllNotFoundException">The encoder cannot be loaded.</exception>
    public static byte[] Encode(RasterImage image, bool isSigned = true)
    {
        SkiaLibrary.Require();
        byte[] samples = image.Channels == 3 ? WithOpacity(image.Pixels) : image.Pixels;
        var pinned = GCHandle.Alloc(samples, GCHandleType.Pinned);
        try
        {
            using var pixels = new SKPixmap(Info(image), pinned.AddrOfPinnedObject());
            using SKData? file = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, Effort));
            return file is not null
                ? [.. file.AsSpan()[..HeaderEnd], .. isSigned ? s_writer : [], .. file.AsSpan()[HeaderEnd..]]
                : throw new InvalidOperationException($"PNG: a picture cannot be encoded. It has {image.Width} x "
                    + $"{image.Height} pixels of {image.Channels} channels. Make it smaller.");
        }
        finally
        {
            pinned.Free();
        }
    }

    private static byte[] Chunk(ReadOnlySpan<byte> named)
    {
        var chunk = new byte[PngChunk.Overhead - 4 + named.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, named.Length - 4);
        named.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + named.Length), Crc32.Of(named));
        return chunk;
    }

    private static SKImageInfo Info(RasterImage image) => new(
        image.Width, image.Height, image.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888,
        image.Channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque);

    private static byte[] WithOpacity(byte[] pixels)
    {
        var wide = new byte[checked(pixels.Length / 3 * 4)];
        int to = 0;
        for (int from = 0; from < pixels.Length; from += 3)
        {
            wide[to++] = pixels[from];
            wide[to++] = pixels[from + 1];
            wide[to++] = pixels[from + 2];
            wide[to++] = 255;
        }

        return wide;
    }
}
