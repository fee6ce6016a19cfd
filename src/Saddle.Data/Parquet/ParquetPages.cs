using Saddle.Data.Arrays;
using Saddle.Nn.Formats;

namespace Saddle.Data.Parquet;

/// <summary>Checks what the pages of a Parquet file announce before memory is taken for it.</summary>
/// <param name="stream">The file.</param>
/// <param name="end">Where its pages end.</param>
/// <param name="file">For messages.</param>
/// <remarks>A page may unpack to 16 MiB or 1,032 times its length, which is what deflate can do at best, and all
/// together to 64 MiB or 1,032 times the file's length, and none has more values than the file has bytes. The pages of
/// all columns together are no longer than the file.</remarks>
internal sealed class ParquetPages(Stream stream, long end, ArrayFile file)
{
    private const long Ratio = 1032;
    private const long Harmless = 16L << 20;
    private const long HarmlessInAll = 64L << 20;
    private const int FirstLook = 1 << 10;

    private static readonly long s_unpacked = ThriftWalk.Place(2);
    private static readonly long s_packed = ThriftWalk.Place(3);

    // Of a page of values, a dictionary, and a page of values of the second version.
    private static readonly long[] s_counts =
        [ThriftWalk.Place(5, 1), ThriftWalk.Place(7, 1), ThriftWalk.Place(8, 1)];

    // The levels of a page of the second version, which are never packed.
    private static readonly long[] s_levels = [ThriftWalk.Place(8, 5), ThriftWalk.Place(8, 6)];

    private long _packedInAll;
    private long _unpackedInAll;

    /// <summary>Refuses a column whose pages leave the file or announce too much.</summary>
    /// <exception cref="DataException">They do.</exception>
    public void Check(ParquetChunk chunk)
    {
        _packedInAll += Math.Clamp(chunk.Packed, 0, end + 1);
        Require(chunk.Values >= 0 && chunk.Values <= stream.Length, "values", chunk.Values);
        Require(chunk.Packed >= 0 && _packedInAll <= end, "bytes of pages", chunk.Packed);
        Require(
            chunk.Unpacked >= 0 && chunk.Unpacked <= MostInAll, "bytes of unpacked pages", chunk.Unpacked);
        Require(chunk.Packed == 0 || (chunk.Start >= 4 && chunk.Start <= end - chunk.Packed), "as the place of pages",
            chunk.Start);
        long at = chunk.Start;
        while (at < chunk.Start + chunk.Packed)
        {
            at += PageLength(at, chunk);
        }
    }

    private long MostInAll => Math.Max(HarmlessInAll, stream.Length * Ratio);

    private long PageLength(long at, ParquetChunk chunk)
    {
        long chunkEnd = chunk.Start + chunk.Packed;
        (long packed, long unpacked, long levels) = (-1, -1, 0);
        int? header = null;
        for (long look = FirstLook; header is null; look *= 16)
        {
            var bytes = new byte[Math.Min(look, chunkEnd - at)];
            stream.Position = at;
            stream.ReadExactly(bytes);
            header = new ThriftWalk(bytes, ParquetStructures.PageHeader, (place, value) =>
            {
                packed = place == s_packed && value is { } own ? own : packed;
                unpacked = place == s_unpacked && value is { } other ? other : unpacked;
                levels += s_levels.Contains(place) && value is { } level ? Math.Clamp(level, 0, chunkEnd) : 0;
                if (value is { } count && s_counts.Contains(place))
                {
                    Require(count >= 0 && count <= stream.Length, "values of a page", count);
                }
            }).Length();
            if (header is null && bytes.Length == chunkEnd - at)
            {
                throw file.Fault("the head of a page is damaged", $"It stands at byte {at}.");
            }
        }

        Require(packed >= 0 && packed <= chunkEnd - at - header.Value, "bytes of a page", packed);
        _unpackedInAll += Math.Clamp(unpacked, 0, MostInAll + 1);
        Require(unpacked >= 0 && unpacked <= Math.Max(Harmless, packed * Ratio) && _unpackedInAll <= MostInAll,
            "bytes of an unpacked page", unpacked);
        if (chunk.IsSnappy && levels < packed)
        {
            long announced = SnappyLength(at + header.Value + levels, packed - levels);
            Require(announced <= unpacked, "bytes of an unpacked page", announced);
        }

        return header.Value + packed;
    }

    // A number of seven bits a byte, the lowest first. Source: "Snappy compressed format description".
    private long SnappyLength(long at, long length)
    {
        var bytes = new byte[Math.Min(5, length)];
        stream.Position = at;
        stream.ReadExactly(bytes);
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
