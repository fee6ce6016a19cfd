using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Saddle.Data.Pictures;

namespace Saddle.Data.Caches;

/// <summary>Decoded pictures of one size in a file, found by the hash of what they were decoded from.</summary>
/// <remarks>
/// <para>A table of records with open addressing: each holds the key, the first 16 bytes of SHA-256 over key and
/// content, and the content. A record that does not check out is not there, and is written again: so a program killed
/// while it writes, several that write at once, and a file that was cut short leave nothing wrong and need no locks.
/// Where a key finds no free place, another gives way.</para>
/// <para>The file is sparse: it takes the space of the records that were written. Safe for concurrent use.</para>
/// </remarks>
internal sealed class PixelCache
{
    private const int KeyLength = 32;
    private const int CheckLength = 16;
    private const int ContentAt = KeyLength + CheckLength;
    private const int HeadLength = 64;
    private const int Channels = 3;
    private const int Places = 16;
    private const int LeastRecords = 1024;
    private const int Block = 4096; // what file systems give at least

    private readonly CacheFile _file;
    private readonly int _width;
    private readonly int _height;
    private readonly int _length;
    private readonly ulong _records;

    /// <summary>The cache of pictures that were made in one way.</summary>
    /// <param name="folder">Of caches.</param>
    /// <param name="recipe">All that decides what a key's pictures look like.</param>
    /// <param name="width">Columns of each.</param>
    /// <param name="height">Rows of each.</param>
    /// <param name="count">How many there are; there is room for twice as many or more.</param>
    /// <param name="progress">Told once that nothing can be written; null for nobody.</param>
    public PixelCache(
        string folder, string recipe, int width, int height, int count, IProgress<DataEvent>? progress)
    {
        (_width, _height) = (width, height);
        int length = checked(HeadLength + Channels * width * height);
        _length = length <= Block ? length : checked((length + Block - 1) / Block * Block);
        _records = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(LeastRecords, 2L * count));
        string key = string.Create(CultureInfo.InvariantCulture, $"{recipe} {width} {height} {_records}");
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        Path = System.IO.Path.Combine(folder, "pictures",
            string.Create(CultureInfo.InvariantCulture, $"{width}x{height}-{hash}"));
        _file = new CacheFile(Path, progress);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Bytes from one record to the next.</summary>
    public int RecordLength => _length;

    /// <summary>Bytes of the disk that so many pictures take at most.</summary>
    public long MostBytes(int count) =>
        Math.Min((long)_records * _length, count * (long)Math.Max(Block, _length));

    /// <summary>A picture that was kept.</summary>
    /// <param name="key">32 bytes.</param>
    /// <returns>The picture and what is to be known of it; null where it is not there.</returns>
    public (RasterImage Image, byte Traits)? Find(ReadOnlySpan<byte> key)
    {
        byte[] record = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            for (int place = 0; place < Places; place++)
            {
                int read = _file.Read(record.AsSpan(0, _length), At(key, place));
                if (read < KeyLength || IsEmpty(record))
                {
                    return null;
                }

                if (record.AsSpan(0, KeyLength).SequenceEqual(key))
                {
                    record.AsSpan(read, _length - read).Clear();
                    return Content(record);
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(record);
        }
    }

    /// <summary>Keeps a picture.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="image">With 1 or 3 channels; one of another size is not kept.</param>
    /// <param name="traits">What is to be known of it.</param>
    public void Keep(ReadOnlySpan<byte> key, RasterImage image, byte traits)
    {
        if (image.Width != _width || image.Height != _height)
        {
            return;
        }

        int length = HeadLength + image.Pixels.Length;
        byte[] record = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            record.AsSpan(0, HeadLength).Clear();
            key.CopyTo(record);
            (record[ContentAt], record[ContentAt + 1]) = ((byte)image.Channels, traits);
            image.Pixels.CopyTo(record, HeadLength);
            Check(record.AsSpan(0, length), record.AsSpan(KeyLength, CheckLength));
            _file.Write(record.AsSpan(0, length), At(key, FreePlace(key)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(record);
        }
    }

    private static bool IsEmpty(ReadOnlySpan<byte> record) => record[..KeyLength].IndexOfAnyExcept((byte)0) < 0;

    // Over the key, and the content behind the check.
    private static void Check(ReadOnlySpan<byte> record, Span<byte> check)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(record[..KeyLength]);
        hash.AppendData(record[ContentAt..]);
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(whole);
        whole[..CheckLength].CopyTo(check);
    }

    private (RasterImage Image, byte Traits)? Content(ReadOnlySpan<byte> record)
    {
        byte channels = record[ContentAt];
        if (channels is not (1 or Channels))
        {
            return null;
        }

        record = record[..(HeadLength + channels * _width * _height)];
        Span<byte> check = stackalloc byte[CheckLength];
        Check(record, check);
        if (!check.SequenceEqual(record.Slice(KeyLength, CheckLength)))
        {
            return null;
        }

        byte[] pixels = PixelArrays.Rent(record.Length - HeadLength);
        record[HeadLength..].CopyTo(pixels);
        return (new RasterImage(_width, _height, channels, pixels), record[ContentAt + 1]);
    }

    private int FreePlace(ReadOnlySpan<byte> key)
    {
        Span<byte> there = stackalloc byte[KeyLength];
        for (int place = 0; place < Places; place++)
        {
            int read = _file.Read(there, At(key, place));
            if (read < KeyLength || IsEmpty(there) || there.SequenceEqual(key))
            {
                return place;
            }
        }

        return 0;
    }

    private long At(ReadOnlySpan<byte> key, int place) =>
        (long)((BinaryPrimitives.ReadUInt64LittleEndian(key) + (ulong)place) & (_records - 1)) * _length;
}
