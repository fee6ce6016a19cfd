using System.Buffers.Binary;
using Saddle.Nn.Formats;

namespace Saddle.Data.Pictures;

/// <summary>The content of the IHDR chunk, checked.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Colour">0 grey, 2 RGB, 3 palette, 4 grey with opacity, 6 RGB with opacity.</param>
internal sealed record PngHeader(uint Width, uint Height, int Depth, int Colour)
{
    /// <summary>Length of the chunk in bytes.</summary>
    public const int Length = 13;

    /// <summary>zlib cannot shrink data by more than this factor.</summary>
    private const long LargestRatio = 1032;

    /// <summary>Stored samples per pixel.</summary>
    public int Samples => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>How many compressed bytes there must be.</summary>
    public long LeastBytes() => (long)((Int128)Width * Height * Samples * Depth / 8 / LargestRatio);

    /// <summary>Reads and checks the 13 bytes of the chunk.</summary>
    public static PngHeader Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length != Length)
        {
            throw Fault(name, "chunk IHDR has the wrong length", $"It has {bytes.Length} bytes instead of {Length}.");
        }

        var header = new PngHeader(
            BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            bytes[8], bytes[9]);
        header.CheckFormat(name);
        return bytes[10] == 0 && bytes[11] == 0 && bytes[12] <= 1
            ? header
            : throw Fault(name, "a coding method is unknown", $"Compression {bytes[10]}, filter {bytes[11]} and "
                + $"interlace {bytes[12]} were given; only 0, 0 and 0 or 1 exist.");
    }

    private void CheckFormat(string name)
    {
        if (Colour is not (0 or 2 or 3 or 4 or 6))
        {
            throw Fault(name, "the colour type is unknown", $"The header says {Colour}; 0, 2, 3, 4 and 6 exist.");
        }

        bool allowed = Depth switch
        {
            8 => true,
            16 => Colour != 3,
            1 or 2 or 4 => Colour is 0 or 3,
            _ => false,
        };
        if (!allowed)
        {
            throw Fault(name, "the bit depth is not allowed",
                $"The header says {Depth} bits per sample with colour type {Colour}.");
        }
    }

    private static DataException Fault(string name, string defect, string values) =>
        PictureFault.In("PNG", name, defect, values);
}
