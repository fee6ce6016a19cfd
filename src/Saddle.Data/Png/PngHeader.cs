using System.Buffers.Binary;
using Saddle.Nn.Formats;

namespace Saddle.Data.Png;

/// <summary>The content of the IHDR chunk, checked.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Colour">0 grey, 2 RGB, 3 palette, 4 grey with opacity, 6 RGB with opacity.</param>
/// <param name="Interlaced">Stored in the seven passes of Adam7.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    /// <summary>Length of the chunk in bytes.</summary>
    public const int Length = 13;

    private static readonly PngPass[] s_adam7 =
        [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2),
            new(0, 1, 1, 2)];

    private static readonly PngPass[] s_sequential = [new(0, 0, 1, 1)];

    /// <summary>Stored samples per pixel.</summary>
    public int Samples => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>The passes in file order; some may hold no pixels.</summary>
    public PngPass[] Passes => Interlaced ? s_adam7 : s_sequential;

    /// <summary>Bytes of one row of <paramref name="pixels"/> pixels, without its filter byte.</summary>
    public long RowBytes(int pixels) => ((long)pixels * Samples * Depth + 7) / 8;

    /// <summary>Bytes that the decompressed image data must have.</summary>
    public long DataBytes()
    {
        long total = 0;
        foreach (PngPass pass in Passes)
        {
            int columns = pass.Columns(Width);
            if (columns > 0)
            {
                total += pass.Rows(Height) * (1 + RowBytes(columns));
            }
        }

        return total;
    }

    /// <summary>Reads and checks the 13 bytes of the chunk.</summary>
    public static PngHeader Parse(ReadOnlySpan<byte> bytes, string name, long maximumPixels)
    {
        uint width = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw PngFault.In(name, "the size is impossible", $"The header says {width} x {height} pixels.");
        }

        var header = new PngHeader((int)width, (int)height, bytes[8], bytes[9], bytes[12] == 1);
        header.CheckFormat(name);
        if (bytes[10] != 0 || bytes[11] != 0 || bytes[12] > 1)
        {
            throw PngFault.In(name, "a coding method is unknown", $"Compression {bytes[10]}, filter {bytes[11]} and "
                + $"interlace {bytes[12]} were given; only 0, 0 and 0 or 1 exist.");
        }

        if ((long)width * height > maximumPixels)
        {
            throw new DataException(name, $"PNG '{name}': the image is too large. {width} x {height} pixels exceed the "
                + $"limit of {maximumPixels} pixels. Make the image smaller or raise the limit.");
        }

        return header;
    }

    private void CheckFormat(string name)
    {
        bool known = Colour is 0 or 2 or 3 or 4 or 6;
        if (!known)
        {
            throw PngFault.In(name, "the colour type is unknown", $"The header says {Colour}; 0, 2, 3, 4 and 6 exist.");
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
            throw PngFault.In(name, "the bit depth is not allowed", $"The header says {Depth} bits per sample with "
                + $"colour type {Colour}.");
        }
    }
}
