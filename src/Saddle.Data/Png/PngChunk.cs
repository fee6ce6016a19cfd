using System.Buffers.Binary;
using System.Text;

namespace Saddle.Data.Png;

/// <summary>One chunk of a PNG file: its four letters and where its data lie.</summary>
internal readonly record struct PngChunk(string Type, int Start, int Length)
{
    /// <summary>Bytes around the data: length, type and checksum.</summary>
    public const int Overhead = 12;

    /// <summary>Whether a reader that does not know the chunk must refuse the file.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    /// <summary>Offset of the next chunk.</summary>
    public int End => Start + Length + 4;

    /// <summary>Reads the chunk at an offset and checks its length, letters and checksum.</summary>
    public static PngChunk At(ReadOnlySpan<byte> file, int offset, string name)
    {
        if (file.Length - offset < Overhead)
        {
            throw PngFault.In(name, "the file ends before its IEND chunk", $"It has {file.Length} bytes.");
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(file[offset..]);
        ReadOnlySpan<byte> letters = file.Slice(offset + 4, 4);
        foreach (byte letter in letters)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                throw PngFault.In(name, "a chunk has no valid name", $"At byte {offset + 4} stand the bytes "
                    + $"{Convert.ToHexString(letters)} instead of four letters.");
            }
        }

        string type = Encoding.ASCII.GetString(letters);
        if (length > file.Length - offset - Overhead)
        {
            throw PngFault.In(name, $"chunk {type} is cut off", $"At byte {offset} it announces {length} bytes, but "
                + $"only {file.Length - offset - Overhead} can follow.");
        }

        var chunk = new PngChunk(type, offset + 8, (int)length);
        chunk.CheckSum(file, name);
        return chunk;
    }

    private void CheckSum(ReadOnlySpan<byte> file, string name)
    {
        uint stored = BinaryPrimitives.ReadUInt32BigEndian(file[(Start + Length)..]);
        uint computed = Crc32.Of(file.Slice(Start - 4, Length + 4));
        if (stored != computed)
        {
            throw PngFault.In(name, $"the checksum of chunk {Type} is wrong",
                $"Stored is {stored:x8}, its bytes give {computed:x8}.");
        }
    }
}
