namespace Saddle.Data.Parquet;

/// <summary>What the head of a page says.</summary>
/// <param name="Kind">0 for values, 2 for a dictionary, 3 for values of the second version.</param>
/// <param name="Unpacked">Bytes of the page when it is unpacked.</param>
/// <param name="Packed">Bytes of the page as it is, behind its head.</param>
/// <param name="First">Values of a page of values.</param>
/// <param name="Dictionary">Values of a dictionary.</param>
/// <param name="Second">Values of a page of the second version.</param>
/// <param name="Levels">Bytes of a page of the second version that are never packed.</param>
/// <param name="IsPlain">Whether a page of the second version is not packed at all.</param>
/// <param name="HasDeltas">Whether values are differences to those before.</param>
internal readonly record struct ParquetPageHead(
    long Kind = -1, long Unpacked = -1, long Packed = -1, long First = 0, long Dictionary = 0, long Second = 0,
    long Levels = 0, bool IsPlain = false, bool HasDeltas = false)
{
    private static readonly long s_kind = ThriftWalk.Place(1);
    private static readonly long s_unpacked = ThriftWalk.Place(2);
    private static readonly long s_packed = ThriftWalk.Place(3);
    private static readonly long s_first = ThriftWalk.Place(5, 1);
    private static readonly long s_firstEncoding = ThriftWalk.Place(5, 2);
    private static readonly long s_dictionary = ThriftWalk.Place(7, 1);
    private static readonly long s_second = ThriftWalk.Place(8, 1);
    private static readonly long s_secondEncoding = ThriftWalk.Place(8, 4);
    private static readonly long s_definitions = ThriftWalk.Place(8, 5);
    private static readonly long s_repetitions = ThriftWalk.Place(8, 6);
    private static readonly long s_isPacked = ThriftWalk.Place(8, 7);

    /// <summary>How many values of its column the page holds.</summary>
    public long Values => Kind switch
    {
        0 => First,
        3 => Second,
        _ => 0,
    };

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">From its first byte on; more may follow behind it.</param>
    /// <returns>The head with its length; null where it is damaged or cut off.</returns>
    public static (ParquetPageHead Head, int Length)? Read(ReadOnlySpan<byte> bytes)
    {
        var head = new ParquetPageHead();
        int? length = new ThriftWalk(
            bytes, ParquetStructures.PageHeader, (place, value) => head = head.With(place, value)).Length();
        return length is { } known ? (head, known) : null;
    }

    private ParquetPageHead With(long place, long? value) => value is not { } number ? this
        : place == s_kind ? this with { Kind = number }
        : place == s_unpacked ? this with { Unpacked = number }
        : place == s_packed ? this with { Packed = number }
        : place == s_first ? this with { First = number }
        : place == s_dictionary ? this with { Dictionary = number }
        : place == s_second ? this with { Second = number }
        : place == s_definitions || place == s_repetitions ? this with { Levels = Levels + Math.Max(number, 0) }
        : place == s_isPacked ? this with { IsPlain = number == 0 }
        : place == s_firstEncoding || place == s_secondEncoding
            ? this with { HasDeltas = HasDeltas || number is 5 or 6 or 7 }
        : this;
}
