using System.Buffers.Binary;

namespace Saddle.Data.Pictures;

/// <summary>Walks over the blocks of a GIF file up to the end of its first picture.</summary>
/// <remarks>Source: CompuServe, Graphics Interchange Format, version 89a.</remarks>
internal static class GifWalk
{
    private const int ScreenEnd = 13;
    private const int DescriptorLength = 10;
    private const byte Extension = 0x21;
    private const byte Descriptor = 0x2C;

    /// <summary>What a file says of itself.</summary>
    public static PictureHeader Header(byte[] bytes, string name)
    {
        long offset = Require(bytes, ScreenEnd, name) + TableBytes(bytes[10]);
        while (Require(bytes, offset + 1, name) > 0 && bytes[offset] == Extension)
        {
            offset = AfterBlocks(bytes, offset + 2, name);
        }

        if (bytes[offset] != Descriptor)
        {
            throw PictureFault.In("GIF", name, "there is no picture in it",
                $"Byte {offset} is {bytes[offset]} where a picture should begin.");
        }

        Require(bytes, offset + DescriptorLength, name);
        ReadOnlySpan<byte> descriptor = bytes.AsSpan((int)offset, DescriptorLength);
        AfterBlocks(bytes, offset + DescriptorLength + TableBytes(descriptor[9]) + 1, name);
        return new PictureHeader(
            Math.Max(Number(bytes, 6), Number(descriptor, 1) + Number(descriptor, 5)),
            Math.Max(Number(bytes, 8), Number(descriptor, 3) + Number(descriptor, 7)), bytes);
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    /// <summary>Length of the colour table that some flags announce.</summary>
    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static long AfterBlocks(byte[] bytes, long offset, string name)
    {
        while (Require(bytes, offset + 1, name) > 0 && bytes[offset] != 0)
        {
            offset += 1 + bytes[offset];
        }

        return offset + 1;
    }

    private static long Require(byte[] bytes, long end, string name) => end <= bytes.Length
        ? end
        : throw PictureFault.In("GIF", name, "the file is cut short",
            $"It ends at byte {bytes.Length} within its first picture.");
}
