using System.IO.Compression;

namespace Saddle.Data;

/// <summary>The embedded handwritten digits: 1,797 grey images of 8 × 8 in 10 classes.</summary>
/// <remarks>Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (test part), UCI Machine
/// Learning Repository, 1998, doi:10.24432/C50P49, CC BY 4.0.</remarks>
public static class Digits
{
    /// <summary>Number of images.</summary>
    public const int Count = 1797;

    private const int Size = 8;
    private const int Levels = 16;
    private const string Resource = "Saddle.Data.digits.csv.gz";

    /// <summary>Unpacks the set; the 17 stored levels 0…16 are spread over 0…255, v · 255 / 16 rounded.</summary>
    /// <returns>[1797, 1, 8, 8] with classes "0" to "9"; ink is bright.</returns>
    public static ImageDataset Load()
    {
        var pixels = new byte[Count * Size * Size];
        var labels = new int[Count];
        using var reader = new StreamReader(new GZipStream(Embedded(), CompressionMode.Decompress));
        for (int row = 0; row < Count; row++)
        {
            labels[row] = ParseRow(reader.ReadLine(), pixels.AsSpan(row * Size * Size, Size * Size));
        }

        return new ImageDataset("digits", 1, Size, Size, pixels, labels, ClassNumbers.Names(10));
    }

    /// <summary>The stored file as it is.</summary>
    internal static Stream Embedded() =>
        typeof(Digits).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"digits: resource {Resource} is missing. Rebuild Saddle.Data.");

    private static int ParseRow(ReadOnlySpan<char> line, Span<byte> pixels)
    {
        int value = 0;
        int at = 0;
        foreach (char c in line)
        {
            if (c != ',')
            {
                value = value * 10 + (c - '0');
                continue;
            }

            pixels[at++] = (byte)((value * 255 + Levels / 2) / Levels);
            value = 0;
        }

        return value;
    }
}
