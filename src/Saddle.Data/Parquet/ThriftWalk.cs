namespace Saddle.Data.Parquet;

/// <summary>Goes over a structure in Thrift's compact protocol without taking memory for anything that it announces.
/// </summary>
/// <remarks>All lengths must be within the bytes. Source: Apache Thrift, "Thrift compact protocol encoding".</remarks>
/// <param name="bytes">From the structure's first byte; more may follow behind it.</param>
/// <param name="types">The types that its own fields 1, 2, … must have.</param>
/// <param name="seen">Told every whole number with its place, and every end of a structure with null.</param>
internal ref struct ThriftWalk(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> types, Action<long, long?> seen)
{
    private const int MostLevels = 32;
    private const int ToldLevels = 8;
    private const int PlaceBits = 6;

    private readonly ReadOnlySpan<int> _types = types;
    private readonly Action<long, long?> _seen = seen;
    private readonly int _length = bytes.Length;
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _isSound = true;

    /// <summary>The structure's type, as a field of another.</summary>
    public const int Structure = 12;

    /// <summary>Goes over it.</summary>
    /// <returns>Its length; null where it is damaged or cut off.</returns>
    public int? Length()
    {
        SkipStruct(0, 0);
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

    private static long Below(long place, int field, int level) =>
        level < ToldLevels && place >= 0 && field < 1 << PlaceBits ? place << PlaceBits | (uint)field : -1;

    private void SkipStruct(int level, long place)
    {
        _isSound &= level < MostLevels;
        int field = 0;
        while (_isSound && Byte() is var head && head != 0)
        {
            _isSound &= head >> 4 > 0; // fields stand in order, none far behind the other
            field += head >> 4;
            _isSound &= level > 0 || (field > 0 && field <= _types.Length && _types[field - 1] == (head & 15));
            SkipValue(head & 15, level, Below(place, field, level), isElement: false);
        }

        if (_isSound)
        {
            _seen(place, null);
        }
    }

    private void SkipValue(int type, int level, long place, bool isElement)
    {
        switch (type)
        {
            case 1 or 2: // a truth value: part of a field's head
                _isSound &= !isElement; // of lists of them the package loses count, and they are used nowhere here
                break;
            case 3:
                Take(1);
                break;
            case 4 or 5 or 6:
                ulong number = Number();
                _seen(place, (long)(number >> 1) ^ -(long)(number & 1));
                break;
            case 7:
                Take(8);
                break;
            case 8:
                Take(Number());
                break;
            case 9 or 10:
                SkipList(level, place);
                break;
            case Structure:
                SkipStruct(level + 1, place);
                break;
            default:
                _isSound = false; // maps are not used by Parquet
                break;
        }
    }

    private void SkipList(int level, long place)
    {
        int head = Byte();
        ulong count = head >> 4 == 15 ? Number() : (ulong)(head >> 4);
        _isSound &= count <= (ulong)_rest.Length && level < MostLevels;
        for (ulong i = 0; _isSound && i < count; i++)
        {
            SkipValue(head & 15, level + 1, place, isElement: true);
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
