using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Saddle.Nn.Formats;

/// <summary>Writes safetensors files so that a file under the final name is always whole.</summary>
/// <remarks>
/// The bytes go to a temporary name in the same folder, are flushed to the disk, and take the final name in one move;
/// a kill at any instant leaves the old file or the new one. The same tensors always give the same bytes.
/// </remarks>
public static class SafetensorsWriter
{
    /// <summary>Writes a file, replacing one of the same name.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="tensors">What to write, in this order.</param>
    /// <param name="metadata">Free text by key, if any; written in order of the keys.</param>
    /// <exception cref="DataException">The folder cannot be written to or is full.</exception>
    /// <exception cref="ArgumentException">A tensor has the name that the format keeps for metadata.</exception>
    public static void Write(string path, ParameterSet tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        try
        {
            AtomicFile.Write(path, stream => Write(stream, tensors, metadata));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataException(path, $"safetensors: file '{path}' cannot be written. The system says: "
                + $"{error.Message.TrimEnd('.')}. Choose a folder that may be written to and has room.", error);
        }
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="tensors">What to write, in this order.</param>
    /// <param name="metadata">Free text by key, if any; written in order of the keys.</param>
    public static void Write(Stream stream, ParameterSet tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ReadOnlySpan<byte> header = Header(tensors, metadata ?? new Dictionary<string, string>());
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Tensor tensor in tensors)
        {
            WriteValues(stream, tensor);
        }
    }

    private static ReadOnlySpan<byte> Header(ParameterSet tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        WriteMetadata(json, metadata);
        long offset = 0;
        foreach ((string name, Tensor value) in tensors.Pairs())
        {
            if (name == SafetensorsHeader.MetadataName)
            {
                throw new ArgumentException(
                    $"safetensors: a tensor may not be named '{name}'. The format keeps this name "
                        + "for metadata. Rename the tensor.", nameof(tensors));
            }

            StoredType type = StoredType.Of(value.Type);
            WriteEntry(json, name, value.Shape, type, offset);
            offset += value.Shape.Count * type.Bytes;
        }

        json.WriteEndObject();
        json.Flush();

        // Blanks up to a multiple of eight, so that the data is aligned when mapped into memory.
        text.Write("       "u8[..((8 - (text.WrittenCount & 7)) & 7)]);
        return text.WrittenSpan;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        json.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, Shape shape, StoredType type, long offset)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", type.Name);
        json.WriteStartArray("shape");
        foreach (int size in shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset + shape.Count * type.Bytes);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Stream stream, Tensor tensor)
    {
        switch (tensor.Type)
        {
            case ElementType.Float32: WriteValues<float>(stream, tensor); break;
            case ElementType.Float64: WriteValues<double>(stream, tensor); break;
            default: WriteValues<long>(stream, tensor); break;
        }
    }

    private static void WriteValues<T>(Stream stream, Tensor tensor)
        where T : unmanaged
    {
        const int Piece = 1 << 16;
        ReadOnlySpan<T> values = tensor.ToArray<T>();
        for (int start = 0; start < values.Length; start += Piece)
        {
            stream.Write(MemoryMarshal.AsBytes(values.Slice(start, Math.Min(Piece, values.Length - start))));
        }
    }
}
