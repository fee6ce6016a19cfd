using System.Buffers.Binary;
using Saddle.Nn.Formats;

namespace Saddle.Data.Pictures;

/// <summary>Reads the head of a BMP file and checks that its rows are there.</summary>
/// <remarks>Source: Microsoft, BITMAPFILEHEADER and BITMAPINFOHEADER.</remarks>
internal static class BmpWalk
{
    private const int CoreEnd = 26;
    private const int InfoEnd = 54;
    private const int CoreLength = 12;

    /// <summary>What a file says of itself.</summary>
    public static PictureHeader Header(byte[] bytes, string name)
    {
        bool core = bytes.Length >= CoreEnd && Number(bytes, 14) == CoreLength;
        if (bytes.Length < (core ? CoreEnd : InfoEnd))
        {
            throw CutShort(bytes, name, InfoEnd);
        }

        long width = core ? Short(bytes, 18) : Number(bytes, 18);
        long height = core ? Short(bytes, 20) : Math.Abs((long)Number(bytes, 22));
        int bits = Short(bytes, core ? 24 : 28);
        CheckCoding(core ? 0 : Number(bytes, 30), bits, name);
        bool packed = !core && Number(bytes, 30) is 1 or 2;
        Int128 row = ((Int128)width * bits + 31) / 32 * 4;
        Int128 end = (uint)Number(bytes, 10) + (packed ? 0 : row * height);
        return width < 1 || end <= bytes.Length
            ? new PictureHeader(width, height, bytes)
            : throw CutShort(bytes, name, end);
    }

    private static void CheckCoding(int coding, int bits, string name)
    {
        if (coding is not (0 or 1 or 2 or 3 or 6) || bits is not (1 or 2 or 4 or 8 or 16 or 24 or 32))
        {
            throw PictureFault.In("BMP", name, "the coding is unknown",
                $"The header says coding {coding} with {bits} bits per pixel.");
        }
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static DataException CutShort(byte[] bytes, string name, Int128 needed) => PictureFault.In(
        "BMP", name, "the file is cut short", $"It has {bytes.Length} bytes of {needed}.");
}
