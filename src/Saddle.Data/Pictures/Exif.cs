using System.Buffers.Binary;

namespace Saddle.Data.Pictures;

/// <summary>Finds the orientation in EXIF data.</summary>
/// <remarks>Source: Exif 2.3 (JEITA CP-3451C), sections 4.6.2 and 4.6.4.</remarks>
internal static class Exif
{
    private const int HeadLength = 8;
    private const int EntryLength = 12;
    private const int OrientationTag = 0x0112;
    private const int ShortType = 3;

    /// <summary>1 to 8; 1 where none is stated that holds.</summary>
    /// <param name="bytes">Starts with the byte order of TIFF; anything else is no EXIF.</param>
    public static int Orientation(ReadOnlySpan<byte> bytes)
    {
        bool little = bytes.StartsWith("II*\0"u8);
        bool isTiff = bytes.Length >= HeadLength && (little || bytes.StartsWith("MM\0*"u8));
        uint start = isTiff ? Long(bytes[4..], little) : uint.MaxValue;
        if (start > bytes.Length - 2)
        {
            return 1;
        }

        ReadOnlySpan<byte> directory = bytes[(int)start..];
        int entries = Math.Min(Short(directory, little), (directory.Length - 2) / EntryLength);
        for (int i = 0; i < entries; i++)
        {
            ReadOnlySpan<byte> entry = directory.Slice(2 + i * EntryLength, EntryLength);
            if (Short(entry, little) == OrientationTag && Short(entry[2..], little) == ShortType)
            {
                int stated = Short(entry[8..], little);
                return stated is >= 1 and <= 8 ? stated : 1;
            }
        }

        return 1;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool little) => little
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool little) => little
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
