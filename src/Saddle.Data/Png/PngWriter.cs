using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Saddle.Nn.Formats;

namespace Saddle.Data.Png;

/// <summary>Writes 8-bit PNG files; the same image gives the same bytes with the same runtime.</summary>
/// <remarks>Each row takes the filter whose bytes have the smallest absolute sum, the lowest number winning ties
/// (PNG specification, section 12.8). No time stamp is stored; a text says which program wrote the file (11.3.3.2).
/// </remarks>
public static class PngWriter
{
    private const string TextType = "tEXt";

    // Keyword, zero, text.
    private static readonly byte[] s_writer = "Software\0Saddle"u8.ToArray();

    /// <summary>Whether a file was written by <see cref="Write"/> or <see cref="Encode"/>.</summary>
    /// <param name="file">At its start; read as far as needed.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsOwn(Stream file)
    {
        int header = PngFile.Signature.Length + PngChunk.Overhead + PngHeader.Length;
        var start = new byte[header + PngChunk.Overhead + s_writer.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.AsSpan().StartsWith(PngFile.Signature)
            && start.AsSpan(header).StartsWith(Chunk(TextType, s_writer));
    }

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
    /// <returns>A complete PNG file.</returns>
    public static byte[] Encode(RasterImage image)
    {
        using var file = new MemoryStream();
        file.Write(PngFile.Signature);
        file.Write(Chunk("IHDR", Header(image)));
        file.Write(Chunk(TextType, s_writer));
        file.Write(Chunk("IDAT", Data(image)));
        file.Write(Chunk("IEND", []));
        return file.ToArray();
    }

    private static byte[] Header(RasterImage image)
    {
        var bytes = new byte[PngHeader.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), image.Height);
        bytes[8] = 8;
        bytes[9] = (byte)(image.Channels switch { 1 => 0, 3 => 2, _ => 6 });
        return bytes;
    }

    private static byte[] Data(RasterImage image)
    {
        int length = image.Width * image.Channels;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var trial = new byte[length + 1];
            var best = new byte[length + 1];
            ReadOnlySpan<byte> above = new byte[length];
            for (int y = 0; y < image.Height; y++)
            {
                ReadOnlySpan<byte> row = image.Pixels.AsSpan(y * length, length);
                FilterRow(row, above, image.Channels, ref best, ref trial);
                zlib.Write(best);
                above = row;
            }
        }

        return packed.ToArray();
    }

    private static void FilterRow(
        ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, ref byte[] best, ref byte[] trial)
    {
        long lowest = long.MaxValue;
        for (int filter = 0; filter < PngFilters.Count; filter++)
        {
            long cost = PngFilters.Apply(filter, row, above, pixel, trial.AsSpan(1));
            if (cost >= lowest)
            {
                continue;
            }

            trial[0] = (byte)filter;
            lowest = cost;
            (best, trial) = (trial, best);
        }
    }

    private static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[PngChunk.Overhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        uint sum = Crc32.Of(chunk.AsSpan(4, 4 + data.Length));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), sum);
        return chunk;
    }
}
