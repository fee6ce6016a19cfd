using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Saddle.Nn.Formats;

/// <summary>
/// Reads safetensors files strictly: every byte belongs to exactly one tensor, and sizes are checked before allocation.
/// </summary>
/// <remarks>
/// Read are F32 and F64, F16 and BF16 widened to float32, and integers and truth values widened to int64. Layout: eight
/// bytes of header length, little-endian; the header in JSON; the data. Format: github.com/huggingface/safetensors.
/// </remarks>
public static class SafetensorsReader
{
    private const long LongestHeader = 100_000_000; // the format's own limit
    private const int Piece = 1 << 16;

    /// <summary>All tensors of a file, and its metadata.</summary>
    /// <exception cref="DataException">The file cannot be read or is not a sound safetensors file.</exception>
    public static TensorFile Read(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>All tensors of a stream that knows its length, from its present position to its end.</summary>
    /// <param name="stream">Where to read.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataException">The stream ends early or does not hold a sound safetensors file.</exception>
    public static TensorFile Read(Stream stream, string name)
    {
        long length = stream.Length - stream.Position;
        SafetensorsHeader header = ReadHeader(stream, length, name);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (SafetensorsEntry entry in header.Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            tensors[entry.Name] = ReadTensor(stream, entry, name);
        }

        return new TensorFile(
            new ParameterSet(header.Entries.Select(entry => (entry.Name, tensors[entry.Name]))), header.Metadata);
    }

    private static SafetensorsHeader ReadHeader(Stream stream, long length, string name)
    {
        if (length < sizeof(ulong))
        {
            throw SafetensorsFault.In(name, "the file is too short.",
                $"It has {length} bytes; the header's length alone takes 8.");
        }

        byte[] prefix = new byte[sizeof(ulong)];
        InputFile.Fill(stream, prefix, name);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        ulong most = (ulong)Math.Min(LongestHeader, length - prefix.Length);
        if (size > most)
        {
            throw SafetensorsFault.In(name, "the header is too long.",
                $"It claims {size} bytes, at most {most} are possible in a file of {length}.");
        }

        byte[] json = new byte[size];
        InputFile.Fill(stream, json, name);
        if (json.Length == 0 || json[0] != '{')
        {
            throw SafetensorsFault.In(name, "the header does not begin with a brace.",
                json.Length == 0 ? "It is empty." : $"Its first byte is {json[0]}.");
        }

        return SafetensorsHeader.Parse(json, length - prefix.Length - json.Length, name);
    }

    private static Tensor ReadTensor(Stream stream, SafetensorsEntry entry, string name)
    {
        var buffer = new TensorBuffer(entry.Shape, entry.Type.Type);
        if (entry.Type.Type == ElementType.Int64 && entry.Type != StoredType.Whole)
        {
            SafetensorsIntegers.Read(stream, buffer.Span<long>(), entry, name);
        }
        else if (entry.Type.Bytes == sizeof(ushort))
        {
            ReadWidened(stream, buffer.Span<float>(), entry.Type == StoredType.Half, name);
        }
        else if (entry.Type.Type == ElementType.Float32)
        {
            Read(stream, buffer.Span<float>(), name);
        }
        else if (entry.Type.Type == ElementType.Float64)
        {
            Read(stream, buffer.Span<double>(), name);
        }
        else
        {
            Read(stream, buffer.Span<long>(), name);
        }

        return buffer.ToTensor();
    }

    private static void Read<T>(Stream stream, Span<T> values, string name)
        where T : unmanaged
    {
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<T> piece = values.Slice(start, Math.Min(Piece, values.Length - start));
            InputFile.Fill(stream, MemoryMarshal.AsBytes(piece), name);
        }
    }

    private static void ReadWidened(Stream stream, Span<float> values, bool half, string name)
    {
        ushort[] piece = new ushort[Math.Min(Piece, values.Length)];
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<ushort> bits = piece.AsSpan(0, Math.Min(Piece, values.Length - start));
            InputFile.Fill(stream, MemoryMarshal.AsBytes(bits), name);
            for (int i = 0; i < bits.Length; i++)
            {
                values[start + i] = half
                    ? (float)BitConverter.UInt16BitsToHalf(bits[i])
                    : BitConverter.UInt32BitsToSingle((uint)bits[i] << 16);
            }
        }
    }
}
