using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Saddle.Data.Pictures;

namespace Saddle.Data.Tests.Pictures;

/// <summary>Builds and repairs PNG files byte by byte, also such that PngWriter would not write.</summary>
internal static class PngBytes
{
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A file whose unpacked image data are exactly <paramref name="rows"/>.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Bits per sample.</param>
    /// <param name="colour">The colour type.</param>
    /// <param name="rows">Each with its filter byte.</param>
    /// <param name="between">Whole chunks between IHDR and IDAT.</param>
    public static byte[] Build(int width, int height, byte depth, byte colour, byte[] rows, byte[]? between = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colour);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return
        [
            .. Signature, .. Chunk("IHDR", header), .. between ?? [], .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>A chunk behind IHDR of a file.</summary>
    public static byte[] With(byte[] file, byte[] chunk) => [.. file.AsSpan(0, 33), .. chunk, .. file.AsSpan(33)];

    /// <summary>The same bytes with the checksum of every chunk that can be found made right.</summary>
    public static byte[] WithChecksums(byte[] bytes)
    {
        byte[] result = [.. bytes];
        int offset = 8;
        while (result.Length - offset >= PngChunk.Overhead)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(result.AsSpan(offset));
            if (length > result.Length - offset - PngChunk.Overhead)
            {
                break;
            }

            uint sum = Crc32.Of(result.AsSpan(offset + 4, (int)length + 4));
            BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(offset + 8 + (int)length), sum);
            offset += PngChunk.Overhead + (int)length;
        }

        return result;
    }

    /// <summary>One whole chunk.</summary>
    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[PngChunk.Overhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        uint sum = Crc32.Of(chunk.AsSpan(4, 4 + data.Length));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), sum);
        return chunk;
    }
}
