namespace Saddle.Data.Pictures;

/// <summary>The checksum of PNG chunks: CRC-32 with the reflected polynomial 0xEDB88320.</summary>
/// <remarks>Source: PNG specification (ISO/IEC 15948:2004), annex D.</remarks>
internal static class Crc32
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Checksum of all bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte b in bytes)
        {
            state = s_table[(state ^ b) & 0xFF] ^ (state >> 8);
        }

        return ~state;
    }

    private static uint Entry(int index)
    {
        uint value = (uint)index;
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
