using Saddle.Data.Arrays;
using Saddle.Data.Parquet;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Parquet;

public sealed class ParquetPagesTests
{
    private const int Start = 4;
    private const int Data = 100;

    [Theory]
    [InlineData(0, Data, 200, Data, 3, null)]
    [InlineData(0, Data, 16 << 20, Data, 3, null)]
    [InlineData(0, Data, (16 << 20) + 1, Data, 3, "16777217 bytes of an unpacked page")]
    [InlineData(0, Data, 200, Data + 1, 3, "101 bytes of a page")]
    [InlineData(0, Data, 200, -1, 3, "-1 bytes of a page")]
    [InlineData(0, Data, 200, Data, 200, "200 values of a page")]
    [InlineData(1, 0x7F, 200, Data, 3, null)] // Snappy says 127
    [InlineData(1, 0x7F, 126, Data, 3, "127 bytes of an unpacked page")]
    [InlineData(0, 0x7F, 126, Data, 3, null)]
    public void Pages_may_announce_only_what_their_bytes_can_hold(
        int codec, byte first, int unpacked, int packed, int values, string? problem)
    {
        // A page of values: type 0, lengths unpacked and packed, and a structure with the number of values.
        byte[] head =
            [0x15, 0, 0x15, .. Number(unpacked), 0x15, .. Number(packed), 0x2C, 0x15, .. Number(values), 0, 0];
        byte[] file = [.. new byte[Start], .. head, first, .. new byte[Data - 1]];
        using var stream = new MemoryStream(file);
        var pages = new ParquetPages(stream, file.Length, new ArrayFile("Parquet", "x"));
        var chunk = new ParquetChunk(codec, 3, 200, head.Length + Data, Start);
        if (problem is null)
        {
            pages.Check(chunk);
            Assert.Equal("the file announces too much", Defect(() => pages.Check(chunk))); // its bytes twice
        }
        else
        {
            Assert.Equal($"Parquet 'x': the file announces too much. It says {problem}, and has {file.Length} bytes. "
                + "Copy or write the file again.", Assert.Throws<DataException>(() => pages.Check(chunk)).Message);
        }
    }

    private static string Defect(Action check)
    {
        string message = Assert.Throws<DataException>(check).Message["Parquet 'x': ".Length..];
        return message[..message.IndexOf(". ", StringComparison.Ordinal)];
    }

    // Zigzag, seven bits a byte.
    private static byte[] Number(int value)
    {
        var bytes = new List<byte>();
        uint left = (uint)(value << 1 ^ value >> 31);
        for (; left > 127; left >>= 7)
        {
            bytes.Add((byte)(left & 127 | 128));
        }

        return [.. bytes, (byte)left];
    }
}
