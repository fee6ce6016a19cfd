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
    /// <exception cref="ArgumentException">
    /// A tensor has the name that the format keeps for metadata, or a name or text holds half a surrogate pair.
    /// </exception>
    public static void Write(string path, ParameterSet tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        try
        {
            AtomicFile.Write(path, stream => Write(stream, tensors, metadata));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataException(path, $"safetensors: file '{path}' cannot be written. The system says: "
                + $"{FileSystem.Said(error)} Choose a folder that may be written to and has room.", error);
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
        foreach ((_, Tensor tensor) in InOrderOfData(tensors))
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
        Dictionary<string, long> offsets = Offsets(tensors);
        foreach ((string name, Tensor value) in tensors.Pairs())
        {
            if (name == SafetensorsHeader.MetadataName)
            {
                throw new ArgumentException(
                    $"safetensors: a tensor may not be named '{name}'. The format keeps this name "
                        + "for metadata. Rename the tensor.", nameof(tensors));
            }

            DemandText(name, nameof(tensors));
            WriteEntry(json, name, value.Shape, StoredType.Of(value.Type), offsets[name]);
        }

        json.WriteEndObject();
        json.Flush();

        // Blanks up to a multiple of eight, so that the data is aligned when mapped into memory.
        text.Write("       "u8[..((8 - (text.WrittenCount & 7)) & 7)]);
        return text.WrittenSpan;
    }

    /// <summary>
    /// The widest elements first: then every tensor begins at a multiple of its element's size, though the format
    /// allows no gaps.
    /// </summary>
    private static IEnumerable<(string Name, Tensor Value)> InOrderOfData(ParameterSet tensors) =>
        tensors.Pairs().OrderByDescending(pair => StoredType.Of(pair.Value.Type).Bytes);

    private static Dictionary<string, long> Offsets(ParameterSet tensors)
    {
        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        long offset = 0;
        foreach ((string name, Tensor value) in InOrderOfData(tensors))
        {
            offsets[name] = offset;
            offset += value.Shape.Count * StoredType.Of(value.Type).Bytes;
        }

        return offsets;
    }

    /// <summary>Half a surrogate pair has no UTF-8, so that different names would be written alike.</summary>
    private static void DemandText(string text, string parameter)
    {
        if (HalfPair(text) is var place and >= 0)
        {
            throw new ArgumentException(
                $"safetensors: half a surrogate pair cannot be written. Character {place} of a name or text is "
                    + $"U+{(int)text[place]:X4}. Use whole characters.", parameter);
        }
    }

    private static int HalfPair(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return at;
            }
        }

        return -1;
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
            DemandText(key, nameof(metadata));
            DemandText(value, nameof(metadata));
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
