using Saddle.Data.Arrays;
using Saddle.Nn.Formats;

namespace Saddle.Data.Parquet;

/// <summary>Checks what the pages of a Parquet file announce before memory is taken for it.</summary>
/// <param name="stream">The file.</param>
/// <param name="end">Where its pages end.</param>
/// <param name="file">For messages.</param>
/// <remarks>A page may unpack to 16 MiB or 1,032 times its length, which is what deflate can do at best, and all
/// together to 64 MiB or 1,032 times the file's length, and so may the pictures of all rows. No page has more values
/// than the file has bytes, and those of a column have as many as it says. The pages of all columns together are no
/// longer than the file. Behind a column whose pages hold less than they say the package would read on, so that it is
/// kept within those that were checked.</remarks>
internal sealed class ParquetPages(Stream stream, long end, ArrayFile file)
{
    private const long Ratio = 1032;
    private const long Harmless = 16L << 20;
    private const long HarmlessInAll = 64L << 20;
    private const int FirstLook = 1 << 10;

    private readonly Dictionary<long, (long End, bool HasDeltas)> _chunks = [];
    private long _packedInAll;
    private long _unpackedInAll;
    private long _valuesInAll;
    private long? _chunkEnd;

    /// <summary>Refuses a column whose pages leave the file or announce too much.</summary>
    /// <exception cref="DataException">They do.</exception>
    public void Check(ParquetChunk chunk)
    {
        _packedInAll += Math.Clamp(chunk.Packed, 0, end + 1);
        Require(chunk.Values >= 0 && chunk.Values <= stream.Length, "values", chunk.Values);
        Require(chunk.Packed >= 0 && _packedInAll <= end, "bytes of pages", chunk.Packed);
        Require(
            chunk.Unpacked >= 0 && chunk.Unpacked <= MostInAll, "bytes of unpacked pages", chunk.Unpacked);
        Require(chunk.Packed > 0 || chunk.Values == 0, "values without pages", chunk.Values);
        Require(chunk.Packed == 0 || (chunk.Start >= 4 && chunk.Start <= end - chunk.Packed), "as the place of pages",
            chunk.Start);
        (long at, long values, bool hasDeltas) = (chunk.Start, 0, false);
        long chunkEnd = at + chunk.Packed;
        while (at < chunkEnd)
        {
            (ParquetPageHead head, int length) = HeadAt(at, chunkEnd);
            CheckPage(head, at + length, chunkEnd, chunk);
            at += length + head.Packed;
            values += head.Values;
            hasDeltas |= head.HasDeltas;
        }

        if (values != chunk.Values)
        {
            throw file.Fault(
                "the pages of a column are not complete", $"They have {values} of {chunk.Values} values.");
        }

        bool isShared = _chunks.TryGetValue(chunk.Start, out (long End, bool HasDeltas) other);
        _chunks[chunk.Start] =
            (isShared ? Math.Min(other.End, chunkEnd) : chunkEnd, hasDeltas || (isShared && other.HasDeltas));
    }

    /// <summary>Says that the package is about to read a column.</summary>
    public void Begin() => _chunkEnd = null;

    /// <summary>Whether the package may go on at a place: at the file's mark, at the start of a column, and then within
    /// its pages.</summary>
    /// <exception cref="DataException">The column's values are differences. The package takes memory for blocks of any
    /// size that they announce, and they are packed, so that this cannot be seen before.</exception>
    public bool MayGoTo(long place)
    {
        if (place == 0 || place < _chunkEnd)
        {
            return true;
        }

        if (_chunkEnd is not null || !_chunks.TryGetValue(place, out (long End, bool HasDeltas) chunk))
        {
            return false;
        }

        _chunkEnd = chunk.End;
        return !chunk.HasDeltas
            ? true
            : throw file.Fault("a column is delta-coded", $"The one at byte {place} holds differences of values.",
                "Write it again in plain or dictionary coding.");
    }

    /// <summary>Refuses values that are together longer than pages may be, as where rows share one of a
    /// dictionary.</summary>
    /// <param name="length">The bytes of one more.</param>
    /// <exception cref="DataException">They are.</exception>
    public void Count(long length)
    {
        _valuesInAll += length;
        Require(_valuesInAll <= MostInAll, "bytes of pictures", _valuesInAll);
    }

    private long MostInAll => Math.Max(HarmlessInAll, stream.Length * Ratio);

    private (ParquetPageHead Head, int Length) HeadAt(long at, long chunkEnd)
    {
        for (long look = FirstLook; ; look *= 16)
        {
            byte[] bytes = BytesAt(at, Math.Min(look, chunkEnd - at));
            if (ParquetPageHead.Read(bytes) is { } found)
            {
                return found;
            }

            if (bytes.Length == chunkEnd - at)
            {
                throw file.Fault("the head of a page is damaged", $"It stands at byte {at}.");
            }
        }
    }

    private void CheckPage(ParquetPageHead head, long at, long chunkEnd, ParquetChunk chunk)
    {
        foreach (long count in (long[])[head.First, head.Dictionary, head.Second])
        {
            Require(count >= 0 && count <= stream.Length, "values of a page", count);
        }

        Require(head.Packed >= 0 && head.Packed <= chunkEnd - at, "bytes of a page", head.Packed);
        long most = Math.Max(Harmless, head.Packed * Ratio);
        Require(head.Unpacked >= 0 && head.Unpacked <= most, "bytes of an unpacked page", head.Unpacked);
        long announced = head.Unpacked;
        long packed = head.IsPlain ? 0 : Math.Max(0, head.Packed - head.Levels);
        if (chunk.IsSnappy && packed > 0)
        {
            announced = SnappyLength(BytesAt(at + head.Levels, Math.Min(5, packed)));
            Require(announced <= head.Unpacked, "bytes of an unpacked page", announced);
        }
        else if (chunk.IsZstandard)
        {
            UInt128 frames = ZstandardFrames.LargestLength(BytesAt(at + head.Levels, packed));
            announced = (long)UInt128.Min(frames, long.MaxValue);
            Require(announced <= most, "bytes of an unpacked page", announced);
        }

        _unpackedInAll += Math.Max(head.Unpacked, announced);
        Require(_unpackedInAll <= MostInAll, "bytes of unpacked pages", _unpackedInAll);
    }

    private byte[] BytesAt(long at, long length)
    {
        var bytes = new byte[length];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }

    // A number of seven bits a byte, the lowest first. Source: "Snappy compressed format description".
    private static long SnappyLength(ReadOnlySpan<byte> bytes)
    {
        long announced = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            announced |= (long)(bytes[i] & 127) << (7 * i);
            if (bytes[i] < 128)
            {
                break;
            }
        }

        return announced;
    }

    private void Require(bool isSound, string what, long announced)
    {
        if (!isSound)
        {
            throw file.Fault("the file announces too much", $"It says {announced} {what}, and has {stream.Length} "
                + "bytes.");
        }
    }
}
