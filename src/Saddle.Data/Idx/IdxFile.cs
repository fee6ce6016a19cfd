using System.Buffers.Binary;
using System.IO.Compression;
using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Idx;

/// <summary>One IDX file of unsigned bytes: its dimensions and data, plain or gzip (told by content, not
/// name).</summary>
internal sealed record IdxFile(string Path, int[] Dimensions, byte[] Data)
{
    /// <summary>gzip cannot shrink data by more than this factor.</summary>
    private const long LargestRatio = 1032;

    private const string Remedy = "Copy or download the file again.";

    /// <summary>Reads a file whose magic number must announce unsigned bytes in that many dimensions.</summary>
    public static IdxFile Read(SourceFile source, int rank, string kind)
    {
        string path = source.Path;
        using Stream file = source.Open();
        bool compressed = IsCompressed(file);
        using Stream stream = compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        int[] dimensions = ReadHeader(stream, path, rank, kind);
        long needed = dimensions.Aggregate(1L, (product, length) => product * length);
        CheckLength(path, dimensions, needed, file.Length, compressed);
        var data = new byte[needed];
        int got = ReadUpTo(stream, data, path);
        if (got < needed)
        {
            throw Fault(path, "the file is cut off", $"{Announced(dimensions)} need {needed} bytes of data, but only "
                + $"{got} follow the header.");
        }

        if (ReadUpTo(stream, new byte[1], path) > 0)
        {
            throw Fault(path, "the file is too long", $"{Announced(dimensions)} need {needed} bytes of data, but more "
                + "follow the header.");
        }

        return new IdxFile(path, dimensions, data);
    }

    private static bool IsCompressed(Stream file)
    {
        bool compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return compressed;
    }

    private static int[] ReadHeader(Stream stream, string path, int rank, string kind)
    {
        Span<byte> bytes = stackalloc byte[4 + 4 * rank];
        int got = ReadUpTo(stream, bytes, path);
        uint expected = 0x0800u + (uint)rank;
        uint magic = got < 4 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (got >= 4 && magic != expected)
        {
            throw new DataException(path, $"IDX '{path}': wrong magic number. The file starts with 0x{magic:x8}, "
                + $"{kind} start with 0x{expected:x8}. Name the {kind} file, such as train-{kind}-idx{rank}-ubyte.");
        }

        if (got < bytes.Length)
        {
            throw Fault(path, "the header is cut off", $"It needs {bytes.Length} bytes, the file has {got}.");
        }

        var dimensions = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            dimensions[i] = Dimension(BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 + 4 * i)..]), path);
        }

        return dimensions;
    }

    private static int Dimension(uint value, string path) =>
        value is 0 or > int.MaxValue
            ? throw Fault(path, "a dimension is impossible", $"The header announces a length of {value}.")
            : (int)value;

    private static void CheckLength(string path, int[] dimensions, long needed, long fileLength, bool compressed)
    {
        long product = 1;
        foreach (int length in dimensions)
        {
            product *= length;
            if (product > Array.MaxLength)
            {
                throw Fault(path, "the header announces too much", $"{Announced(dimensions)} exceed "
                    + $"{Array.MaxLength} bytes.");
            }
        }

        long header = 4 + 4 * dimensions.Length;
        long most = compressed ? fileLength * LargestRatio : fileLength - header;
        if (needed > most)
        {
            throw Fault(path, "the file is cut off", $"{Announced(dimensions)} need {needed} bytes of data, but the "
                + $"file has {fileLength} bytes{(compressed ? " of gzip" : "")}.");
        }

        if (!compressed && needed < most)
        {
            throw Fault(path, "the file is too long", $"{Announced(dimensions)} need {needed} bytes of data, but "
                + $"{most} follow the header.");
        }
    }

    private static int ReadUpTo(Stream stream, Span<byte> buffer, string path)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException error)
        {
            throw new DataException(path, $"IDX '{path}': the gzip data are damaged. They could not be unpacked to the "
                + $"end. {Remedy}", error);
        }
        catch (IOException error)
        {
            throw InputFile.Unreadable(path, error);
        }
    }

    private static string Announced(int[] dimensions) => "Dimensions " + string.Join(" x ", dimensions);

    private static DataException Fault(string path, string defect, string values) =>
        new(path, $"IDX '{path}': {defect}. {values} {Remedy}");
}
