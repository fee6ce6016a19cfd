using System.Buffers.Binary;

namespace Saddle.Data.Pictures;

/// <summary>Reads the head of a WebP file and checks that it is whole.</summary>
/// <remarks>Source: RFC 9649, WebP Image Format.</remarks>
internal static class WebPWalk
{
    private const int ChunkStart = 12;
    private const int HeadEnd = 30;
    private const int ProfileFlag = 0x20;

    /// <summary>What a file says of itself.</summary>
    public static PictureHeader Header(byte[] bytes, string name)
    {
        long stated = bytes.Length < HeadEnd ? HeadEnd : 8L + Number(bytes, 4);
        if (stated > bytes.Length)
        {
            throw PictureFault.In("WebP", name, "the file is cut short",
                $"It has {bytes.Length} bytes of {stated}.");
        }

        ReadOnlySpan<byte> chunk = bytes.AsSpan(ChunkStart);
        ReadOnlySpan<byte> body = chunk[8..];
        if (chunk.StartsWith("VP8X"u8))
        {
            return new PictureHeader(
                1 + ThreeBytes(body[4..]), 1 + ThreeBytes(body[7..]), bytes, Orientation(bytes),
                (body[0] & ProfileFlag) != 0);
        }

        if (chunk.StartsWith("VP8L"u8))
        {
            uint sizes = Number(bytes, ChunkStart + 9);
            return new PictureHeader(1 + (sizes & 0x3FFF), 1 + ((sizes >> 14) & 0x3FFF), bytes)
            {
                MayBeTransparent = (sizes >> 28 & 1) != 0,
            };
        }

        return chunk.StartsWith("VP8 "u8)
            ? new PictureHeader(FourteenBits(body[6..]), FourteenBits(body[8..]), bytes) { MayBeTransparent = false }
            : throw PictureFault.In("WebP", name, "there is no picture in it",
                $"Its first chunk has the name {Convert.ToHexString(chunk[..4])}.");
    }

    /// <summary>What the EXIF chunk says, which may stand anywhere behind the first.</summary>
    private static int Orientation(byte[] bytes)
    {
        long at = ChunkStart;
        while (at + 8 <= bytes.Length)
        {
            ReadOnlySpan<byte> chunk = bytes.AsSpan((int)at);
            long length = Number(bytes, (int)at + 4);
            if (chunk.StartsWith("EXIF"u8) && length <= chunk.Length - 8)
            {
                ReadOnlySpan<byte> exif = chunk.Slice(8, (int)length);
                return Exif.Orientation(exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif);
            }

            at += 8 + length + (length & 1);
        }

        return 1;
    }

    private static uint Number(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static long FourteenBits(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes) & 0x3FFF;
}
