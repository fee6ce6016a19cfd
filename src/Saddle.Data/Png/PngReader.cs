using System.IO.Compression;
using Saddle.Nn.Formats;

namespace Saddle.Data.Png;

/// <summary>Reads PNG files strictly: all colour types, bit depths, interlacing, palettes and transparency.</summary>
/// <remarks>Chunk order, lengths and checksums, the zlib stream and the amount of image data are all checked; sizes are
/// checked before memory is taken. Samples of 16 bits are rounded to the nearest of 256 levels, v · 255 / 65535.
/// Gamma, profiles and background colours are ignored, as are further frames and bytes after the end chunk.
/// Source: PNG specification, ISO/IEC 15948:2004.</remarks>
public static class PngReader
{
    /// <summary>Largest image that is accepted unless told otherwise: 100 million pixels.</summary>
    public const long DefaultMaximumPixels = 100_000_000;

    /// <summary>zlib cannot shrink data by more than this factor.</summary>
    private const long LargestRatio = 1032;

    private const long LongestFile = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; messages name it like this.</param>
    /// <param name="maximumPixels">Images with more pixels are refused.</param>
    /// <returns>1 channel for grey, 3 for colour, 4 where any transparency is stored.</returns>
    /// <exception cref="DataException">The file is missing, unreadable, damaged, too large or no PNG.</exception>
    public static RasterImage Read(string path, long maximumPixels = DefaultMaximumPixels) =>
        Decode(InputFile.ReadAll(path, LongestFile), path, maximumPixels);

    /// <summary>Decodes a file held in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="maximumPixels">Images with more pixels are refused.</param>
    /// <returns>1 channel for grey, 3 for colour, 4 where any transparency is stored.</returns>
    /// <exception cref="DataException">The bytes are damaged, too large an image or no PNG.</exception>
    public static RasterImage Decode(byte[] bytes, string name, long maximumPixels = DefaultMaximumPixels)
    {
        PngFile file = PngFile.Parse(bytes, name, maximumPixels);
        CheckSizes(file);
        var pixels = new PngPixels(file);
        using var data = new ZLibStream(file.CompressedData(), CompressionMode.Decompress);
        try
        {
            foreach (PngPass pass in file.Header.Passes)
            {
                DecodePass(file, data, pass, pixels);
            }

            if (data.ReadByte() >= 0)
            {
                throw PngFault.In(name, "there are more image data than pixels",
                    $"{file.Header.Width} x {file.Header.Height} pixels need {file.Header.DataBytes()} bytes.");
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw PngFault.In(name, "the compressed image data are damaged", "zlib could not unpack them.", error);
        }

        return pixels.Image();
    }

    /// <summary>Whether bytes start like a PNG file.</summary>
    /// <param name="start">The first bytes of a file, at least 8 of them.</param>
    public static bool HasSignature(ReadOnlySpan<byte> start) => start.StartsWith(PngFile.Signature);

    private static void CheckSizes(PngFile file)
    {
        PngHeader header = file.Header;
        long needed = header.DataBytes();
        if (needed / LargestRatio > file.CompressedBytes())
        {
            throw PngFault.In(file.Name, "the image data are too short", $"{header.Width} x {header.Height} pixels "
                + $"need {needed} bytes, which {file.CompressedBytes()} compressed bytes cannot hold.");
        }

        long largest = Math.Max(header.RowBytes(header.Width), (long)header.Width * header.Height * 4);
        if (largest > Array.MaxLength)
        {
            throw PngFault.In(file.Name, "the image does not fit into one array",
                $"{header.Width} x {header.Height} pixels need up to {largest} bytes.");
        }
    }

    private static void DecodePass(PngFile file, ZLibStream data, PngPass pass, PngPixels pixels)
    {
        PngHeader header = file.Header;
        int columns = pass.Columns(header.Width);
        if (columns == 0)
        {
            return;
        }

        int length = (int)header.RowBytes(columns);
        int pixel = Math.Max(1, header.Samples * header.Depth / 8);
        byte[] row = new byte[length + 1];
        byte[] above = new byte[length + 1];
        for (int y = 0; y < pass.Rows(header.Height); y++)
        {
            ReadRow(file, data, row);
            PngFilters.Undo(row[0], row.AsSpan(1), above.AsSpan(1), pixel);
            pixels.Store(row.AsSpan(1), pass, y);
            (row, above) = (above, row);
        }
    }

    private static void ReadRow(PngFile file, ZLibStream data, byte[] row)
    {
        int got = data.ReadAtLeast(row, row.Length, throwOnEndOfStream: false);
        if (got < row.Length)
        {
            throw PngFault.In(file.Name, "the image data are too short",
                $"{file.Header.Width} x {file.Header.Height} pixels need {file.Header.DataBytes()} bytes.");
        }

        if (row[0] >= PngFilters.Count)
        {
            throw PngFault.In(file.Name, "a row filter is unknown", $"A row names filter {row[0]}; 0 to 4 exist.");
        }
    }
}
