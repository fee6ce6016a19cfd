using System.Buffers.Binary;
using System.Text;

namespace Saddle.Data.Pictures;

/// <summary>One chunk of a PNG file: its name and where its data lie.</summary>
internal readonly record struct PngChunk(string Type, int Start, int Length)
{
    /// <summary>Bytes around the data: length, type and checksum.</summary>
    public const int Overhead = 12;

    /// <summary>Whether the name is four letters.</summary>
    public bool IsNamed => Type.All(char.IsAsciiLetter);

    /// <summary>Whether a reader that does not know the chunk must refuse the file.</summary>
    public bool IsCritical => IsNamed && char.IsAsciiLetterUpper(Type[0]);

    /// <summary>Offset of the next chunk.</summary>
    public int End => Start + Length + 4;

    /// <summary>Finds the chunk at an offset and checks that it lies within the file.</summary>
    public static PngChunk At(ReadOnlySpan<byte> file, int offset, string name)
    {
        if (file.Length - offset < Overhead)
        {
            throw PictureFault.In("PNG", name, "the file ends before its IEND chunk", $"It has {file.Length} bytes.");
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(file[offset..]);
        string type = Encoding.Latin1.GetString(file.Slice(offset + 4, 4));
        return length <= file.Length - offset - Overhead
            ? new PngChunk(type, offset + 8, (int)length)
            : throw PictureFault.In("PNG", name, "a chunk is cut off", $"At byte {offset} one announces {length} "
                + $"bytes, but only {file.Length - offset - Overhead} can follow.");
    }

    /// <summary>The chunk's data.</summary>
    public ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file) => file.Slice(Start, Length);

    /// <summary>Length, name, data and checksum as they stand in the file.</summary>
    public ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> file) => file.Slice(Start - 8, Length + Overhead);

    /// <summary>Whether the checksum is that of name and data.</summary>
    public bool IsSound(ReadOnlySpan<byte> file) => Stored(file) == Computed(file);

    /// <summary>Refuses the file where the checksum is wrong.</summary>
    public void RequireSound(ReadOnlySpan<byte> file, string name)
    {
        if (!IsSound(file))
        {
            throw PictureFault.In("PNG", name, IsNamed ? $"the checksum of chunk {Type} is wrong"
                : "a chunk is damaged", $"At byte {Start - 8} {Stored(file):x8} is stored, its bytes give "
                + $"{Computed(file):x8}.");
        }
    }

    private uint Stored(ReadOnlySpan<byte> file) => BinaryPrimitives.ReadUInt32BigEndian(file[(Start + Length)..]);

    private uint Computed(ReadOnlySpan<byte> file) => Crc32.Of(file.Slice(Start - 4, Length + 4));
}
