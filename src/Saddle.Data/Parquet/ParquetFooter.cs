using System.Buffers.Binary;
using Saddle.Data.Arrays;

namespace Saddle.Data.Parquet;

/// <summary>Checks the description at a file's end before the package sees it, which reads lists of any length that is
/// announced.</summary>
/// <remarks>Format: the description in Thrift's compact protocol, its length as uint32, "PAR1". All lengths must be
/// within it. Source: Apache Parquet, "File format"; Apache Thrift, "Thrift compact protocol encoding".</remarks>
internal ref struct ParquetFooter
{
    private const int Tail = 8;
    private const int Longest = 64 << 20;
    private const int MostLevels = 32;

    // Of the fields 1 to 9 of the description itself: int, list, long, lists, text, list, structure, text.
    private static readonly int[] s_types = [5, 9, 6, 9, 9, 8, 9, 12, 8];

    private ReadOnlySpan<byte> _rest;
    private bool _isSound;

    /// <summary>Refuses a description that is cut off or announces more than it has.</summary>
    /// <exception cref="Nn.Formats.DataException">It does.</exception>
    public static void Check(Stream stream, ArrayFile file)
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
        var footer = new ParquetFooter { _rest = bytes, _isSound = true };
        footer.SkipStruct(0);
        if (!footer._isSound)
        {
            throw file.Fault("the description of the columns is damaged", $"It has {length} bytes at the file's end.");
        }

        stream.Position = 0;
    }

    private void SkipStruct(int level)
    {
        _isSound &= level < MostLevels;
        int field = 0;
        while (_isSound && Byte() is var head && head != 0)
        {
            _isSound &= head >> 4 > 0; // fields stand in order, none far behind the other
            field += head >> 4;
            _isSound &= level > 0 || (field > 0 && field <= s_types.Length && s_types[field - 1] == (head & 15));
            SkipValue(head & 15, level, isElement: false);
        }
    }

    private void SkipValue(int type, int level, bool isElement)
    {
        switch (type)
        {
            case 1 or 2: // a truth value: part of a field's head, a byte in a list
                Take(isElement ? 1UL : 0);
                break;
            case 3:
                Take(1);
                break;
            case 4 or 5 or 6:
                Number();
                break;
            case 7:
                Take(8);
                break;
            case 8:
                Take(Number());
                break;
            case 9 or 10:
                SkipList(level);
                break;
            case 12:
                SkipStruct(level + 1);
                break;
            default:
                _isSound = false; // maps are not used by Parquet
                break;
        }
    }

    private void SkipList(int level)
    {
        int head = Byte();
        ulong count = head >> 4 == 15 ? Number() : (ulong)(head >> 4);
        _isSound &= count <= (ulong)_rest.Length && level < MostLevels;
        for (ulong i = 0; _isSound && i < count; i++)
        {
            SkipValue(head & 15, level + 1, isElement: true);
        }
    }

    private int Byte()
    {
        if (_rest.IsEmpty)
        {
            _isSound = false;
            return 0;
        }

        int value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    private ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            int part = Byte();
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }

        _isSound = false;
        return 0;
    }

    private void Take(ulong count)
    {
        _isSound &= count <= (ulong)_rest.Length;
        _rest = _isSound ? _rest[(int)count..] : [];
    }
}
