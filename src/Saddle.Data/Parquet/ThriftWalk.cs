namespace Saddle.Data.Parquet;

/// <summary>Goes over a structure in Thrift's compact protocol without taking memory for anything that it announces.
/// </summary>
/// <remarks>All lengths must be within the bytes, and all known fields, however deep, of their types: the package that
/// reads them afterwards takes the types for granted, and would go on in the midst of a value. Source: Apache Thrift,
/// "Thrift compact protocol encoding".</remarks>
/// <param name="bytes">From the structure's first byte; more may follow behind it.</param>
/// <param name="type">The structure's type.</param>
/// <param name="seen">Told every whole number and truth value, as 1 or 0, with its place, and every end of a
/// structure with null.</param>
internal ref struct ThriftWalk(ReadOnlySpan<byte> bytes, ThriftType type, Action<long, long?> seen)
{
    private const int MostLevels = 32;
    private const int ToldLevels = 8;
    private const int PlaceBits = 6;

    private readonly ThriftType _type = type;
    private readonly Action<long, long?> _seen = seen;
    private readonly int _length = bytes.Length;
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _isSound = true;

    /// <summary>Goes over it.</summary>
    /// <returns>Its length; null where it is damaged or cut off.</returns>
    public int? Length()
    {
        SkipStruct(_type, 0, 0);
        return _isSound ? _length - _rest.Length : null;
    }

    /// <summary>The place of a field: those of the structures around it, and its own number.</summary>
    /// <param name="fields">From the outermost; lists count as what they hold.</param>
    public static long Place(params ReadOnlySpan<int> fields)
    {
        long place = 0;
        foreach (int field in fields)
        {
            place = place << PlaceBits | (uint)field;
        }

        return place;
    }

    private static long Below(long place, long field, int level) =>
        level < ToldLevels && place >= 0 && field < 1 << PlaceBits ? place << PlaceBits | field : -1;

    private void SkipStruct(ThriftType? type, int level, long place)
    {
        _isSound &= level < MostLevels;
        long field = 0;
        while (_isSound && Byte() is var head && head != 0)
        {
            long before = field;
            field = head >> 4 > 0 ? before + (head >> 4) : Signed(Number());
            _isSound &= field > before && field <= short.MaxValue; // fields stand in order
            _isSound &= type is not null; // the package does not go into structures that it does not know
            SkipValue(head & 15, type?.Field(field), level, Below(place, field, level));
        }

        if (_isSound)
        {
            _seen(place, null);
        }
    }

    private void SkipValue(int code, ThriftType? type, int level, long place)
    {
        _isSound &= type?.Takes(code) ?? true;
        switch (code)
        {
            case 1 or 2: // a truth value: part of a field's head
                _seen(place, 2 - code);
                break;
            case 3:
                Take(1);
                break;
            case 4 or 5 or 6:
                ulong number = Number();
                _isSound &= code == 6 || number <= uint.MaxValue;
                _seen(place, Signed(number));
                break;
            case 7:
                Take(8);
                break;
            case 8:
                Take(Number());
                break;
            case 9:
                SkipList(type?.Element, level, place);
                break;
            case ThriftType.StructureCode:
                SkipStruct(type, level + 1, place);
                break;
            default:
                _isSound = false; // sets and maps are not used by Parquet
                break;
        }
    }

    private void SkipList(ThriftType? type, int level, long place)
    {
        int head = Byte();
        ulong count = head >> 4 == 15 ? Number() : (ulong)(head >> 4);
        _isSound &= count <= (ulong)_rest.Length && level < MostLevels;
        _isSound &= (head & 15) is not (1 or 2); // the package skips truth values in lists as if they had no bytes
        for (ulong i = 0; _isSound && i < count; i++)
        {
            SkipValue(head & 15, type, level + 1, place);
        }
    }

    private static long Signed(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

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
