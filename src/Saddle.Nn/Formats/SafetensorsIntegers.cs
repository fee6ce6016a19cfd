using System.Buffers.Binary;

namespace Saddle.Nn.Formats;

/// <summary>Widens the small integers and truth values of safetensors files to 64 bits.</summary>
internal static class SafetensorsIntegers
{
    private const int Piece = 1 << 16;

    /// <summary>Fills values from a stream, piece by piece.</summary>
    /// <param name="stream">Where the tensor's data begin.</param>
    /// <param name="values">One per element.</param>
    /// <param name="entry">What is stored.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="DataException">The stream ends early, or a value is none of its type or of int64.</exception>
    public static void Read(Stream stream, Span<long> values, SafetensorsEntry entry, string name)
    {
        int size = entry.Type.Bytes;
        var piece = new byte[Math.Min(Piece, values.Length) * size];
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<long> wide = values.Slice(start, Math.Min(Piece, values.Length - start));
            InputFile.Fill(stream, piece.AsSpan(0, wide.Length * size), name);
            for (int i = 0; i < wide.Length; i++)
            {
                wide[i] = Widen(piece.AsSpan(i * size, size), entry, name);
            }
        }
    }

    private static long Widen(ReadOnlySpan<byte> bytes, SafetensorsEntry entry, string name) => entry.Type.Name switch
    {
        "BOOL" => bytes[0] <= 1 ? bytes[0] : throw Outside(entry, $"{bytes[0]}, which is neither 0 nor 1", name),
        "U8" => bytes[0],
        "I8" => (sbyte)bytes[0],
        "U16" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "I16" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "U32" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "I32" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        _ => Signed(BinaryPrimitives.ReadUInt64LittleEndian(bytes), entry, name),
    };

    private static long Signed(ulong value, SafetensorsEntry entry, string name) => value <= long.MaxValue
        ? (long)value
        : throw Outside(entry, $"{value}, which is above {long.MaxValue}", name);

    private static DataException Outside(SafetensorsEntry entry, string value, string name) => SafetensorsFault.In(
        name, $"tensor '{entry.Name}' holds a value that cannot be read.", $"It is of type {entry.Type.Name} and holds "
        + $"{value}.");
}
