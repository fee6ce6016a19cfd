using System.Buffers.Binary;
using Saddle.Data.Arrays;

namespace Saddle.Data.Parquet;

/// <summary>Checks the description at a file's end, and the pages that it points to, before the package sees them,
/// which takes memory for whatever is announced.</summary>
/// <remarks>Format: the description in Thrift's compact protocol, its length as uint32, "PAR1". Source: Apache Parquet,
/// "File format" and "Metadata" (<c>parquet.thrift</c>).</remarks>
internal static class ParquetFooter
{
    private const int Tail = 8;
    private const int Longest = 64 << 20;

    private static readonly long s_chunk = ThriftWalk.Place(4, 1);
    private static readonly long s_codec = ThriftWalk.Place(4, 1, 3, 4);
    private static readonly long s_values = ThriftWalk.Place(4, 1, 3, 5);
    private static readonly long s_unpacked = ThriftWalk.Place(4, 1, 3, 6);
    private static readonly long s_packed = ThriftWalk.Place(4, 1, 3, 7);
    private static readonly long s_data = ThriftWalk.Place(4, 1, 3, 9);
    private static readonly long s_index = ThriftWalk.Place(4, 1, 3, 10);
    private static readonly long s_dictionary = ThriftWalk.Place(4, 1, 3, 11);

    /// <summary>Refuses a file that is cut off or announces more than it has.</summary>
    /// <exception cref="Nn.Formats.DataException">It does.</exception>
    /// <returns>Its pages.</returns>
    public static ParquetPages Check(Stream stream, ArrayFile file)
    {
        Span<byte> tail = stackalloc byte[Tail];
        long end = stream.Length - Tail;
        long length = -1;
        if (end >= 4)
        {
            stream.Position = end;
            stream.ReadExactly(tail);
            length = tail.EndsWith("PAR1"u8) ? BinaryPrimitives.ReadUInt32LittleEndian(tail) : -1;
        }

        if (length < 0 || length > Math.Min(end - 4, Longest))
        {
            throw file.Fault("the file is cut off", "Its last bytes are not those of a Parquet file.");
        }

        var bytes = new byte[length];
        stream.Position = end - length;
        stream.ReadExactly(bytes);
        var pages = new ParquetPages(stream, end - length, file);
        var chunk = new ParquetChunk();
        var walk = new ThriftWalk(bytes, ParquetStructures.Description, (place, value) =>
        {
            if (value is not { } number)
            {
                if (place == s_chunk)
                {
                    pages.Check(chunk);
                    chunk = new ParquetChunk();
                }
            }
            else
            {
                chunk = place == s_codec ? chunk with { Codec = number }
                    : place == s_values ? chunk with { Values = number }
                    : place == s_unpacked ? chunk with { Unpacked = number }
                    : place == s_packed ? chunk with { Packed = number }
                    : place == s_data ? chunk with { Data = number }
                    : place == s_index ? chunk with { Index = number }
                    : place == s_dictionary ? chunk with { Dictionary = number }
                    : chunk;
            }
        });
        if (walk.Length() is null)
        {
            throw file.Fault("the description of the columns is damaged", $"It has {length} bytes at the file's end.");
        }

        stream.Position = 0;
        return pages;
    }
}
