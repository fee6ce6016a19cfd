using System.Buffers.Binary;

namespace Saddle.Data.Parquet;

/// <summary>Says how many bytes Zstandard frames claim to unpack to.</summary>
/// <remarks>Source: RFC 8878, section 3.1.</remarks>
internal static class ZstandardFrames
{
    private const uint Mark = 0xFD2FB528;
    private const uint SkippableMark = 0x184D2A50;
    private const long LargestBlock = 128 << 10;

    /// <summary>The bytes that are taken for frames: what they announce, or all blocks at their largest.</summary>
    /// <remarks>What follows the first damage does not count.</remarks>
    public static UInt128 LargestLength(ReadOnlySpan<byte> bytes)
    {
        UInt128 largest = 0;
        while (bytes.Length > 8)
        {
            uint mark = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            uint next = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            bytes = mark == Mark ? BehindFrame(bytes[4..], ref largest)
                : (mark & ~15u) == SkippableMark && next <= bytes.Length - 8 ? bytes[(8 + (int)next)..]
                : [];
        }

        return largest;
    }

    private static ReadOnlySpan<byte> BehindFrame(ReadOnlySpan<byte> bytes, scoped ref UInt128 largest)
    {
        byte head = bytes[0];
        bool isOneSegment = (head & 32) != 0;
        int start = 1 + (isOneSegment ? 0 : 1) + (head & 3) switch { 3 => 4, var few => few };
        int size = (head >> 6) switch { 0 => isOneSegment ? 1 : 0, var power => 1 << power };
        if (bytes.Length < start + size)
        {
            return [];
        }

        Span<byte> announced = stackalloc byte[8];
        bytes.Slice(start, size).CopyTo(announced);
        largest += BinaryPrimitives.ReadUInt64LittleEndian(announced) + (UInt128)(size == 2 ? 256 : 0);
        bytes = BehindBlocks(bytes[(start + size)..], out long blocks);
        largest += size == 0 ? (UInt128)(blocks * LargestBlock) : 0;
        int check = (head & 4) != 0 ? 4 : 0;
        return bytes.Length < check ? [] : bytes[check..];
    }

    private static ReadOnlySpan<byte> BehindBlocks(ReadOnlySpan<byte> bytes, out long count)
    {
        count = 0;
        while (bytes.Length >= 3)
        {
            int block = bytes[0] | bytes[1] << 8 | bytes[2] << 16;
            int length = (block >> 1 & 3) == 1 ? 1 : block >> 3; // one byte that is repeated, or what it has
            count++;
            if (length > bytes.Length - 3)
            {
                return [];
            }

            bytes = bytes[(3 + length)..];
            if ((block & 1) != 0)
            {
                return bytes;
            }
        }

        return [];
    }
}
