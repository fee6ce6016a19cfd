using System.Buffers.Binary;

namespace Saddle.Data.Pictures;

/// <summary>The frame header of a JPEG file.</summary>
/// <param name="Width">Samples in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Components">1 for grey, 3, or 4.</param>
/// <param name="Blocks">Blocks of 8 × 8 samples over all components; 0 where their coding has no lower bound.</param>
internal sealed record JpegFrame(int Width, int Height, int Components, long Blocks)
{
    private const int Fixed = 6;
    private const int PerComponent = 3;

    /// <summary>How many bytes the scans must have: the shortest code of a block is one bit.</summary>
    public long LeastBytes() => Blocks / 8;

    /// <summary>Reads and checks the content of the segment.</summary>
    public static JpegFrame Parse(byte marker, ReadOnlySpan<byte> segment, string name)
    {
        int components = segment.Length < Fixed ? 0 : segment[5];
        if (components is not (1 or 3 or 4) || segment.Length != Fixed + PerComponent * components)
        {
            throw PictureFault.In("JPEG", name, "the frame header is damaged",
                $"It has {segment.Length} bytes for {components} components; 1, 3 or 4 are read.");
        }

        string? unread = JpegMarker.Unread(marker)
            ?? (segment[0] == 8 ? null : $"of {segment[0]} bits per sample");
        if (unread is not null)
        {
            throw PictureFault.In("JPEG", name, $"the picture is {unread}",
                "Read are sequential and progressive ones of 8 bits.", "Save it as usual JPEG or as PNG.");
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        if (height == 0 || width == 0)
        {
            throw PictureFault.In(
                "JPEG", name, "the size is impossible", $"The header says {width} x {height} pixels.");
        }

        long blocks = CountBlocks(segment[Fixed..], width, height, name);
        return new JpegFrame(width, height, components, JpegMarker.IsHuffman(marker) ? blocks : 0);
    }

    private static long CountBlocks(ReadOnlySpan<byte> components, int width, int height, string name)
    {
        (int widest, int highest) = (1, 1);
        for (int i = 1; i < components.Length; i += PerComponent)
        {
            (int across, int down) = (components[i] >> 4, components[i] & 15);
            if (across is < 1 or > 4 || down is < 1 or > 4)
            {
                throw PictureFault.In("JPEG", name, "a sampling factor is impossible",
                    $"The header says {across} x {down}; 1 to 4 exist.");
            }

            (widest, highest) = (Math.Max(widest, across), Math.Max(highest, down));
        }

        long blocks = 0;
        for (int i = 1; i < components.Length; i += PerComponent)
        {
            long columns = (long)width * (components[i] >> 4) / (8 * widest);
            long rows = (long)height * (components[i] & 15) / (8 * highest);
            blocks += columns * rows;
        }

        return blocks;
    }
}
