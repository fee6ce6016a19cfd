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

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "They have 4 of 5 values.")]
    [InlineData(3, "They have 4 of 3 values.")]
    public void Pages_have_all_values_of_their_column(int values, string? problem)
    {
        byte[] file = [0, 0, 0, 0, .. Page(3), .. Page(1)];
        using var stream = new MemoryStream(file);
        var pages = new ParquetPages(stream, file.Length, new ArrayFile("Parquet", "x"));
        var chunk = new ParquetChunk(0, values, 0, file.Length - Start, Start);
        if (problem is null)
        {
            pages.Check(chunk);
        }
        else
        {
            Assert.Equal($"Parquet 'x': the pages of a column are not complete. {problem} Copy or write the file "
                + "again.", Assert.Throws<DataException>(() => pages.Check(chunk)).Message);
        }
    }

    [Fact]
    public void The_package_stays_within_the_pages_of_one_column()
    {
        byte[] page = Page(1);
        byte[] file = [0, 0, 0, 0, .. page, .. page, .. page, 0];
        using var stream = new MemoryStream(file);
        var pages = new ParquetPages(stream, file.Length, new ArrayFile("Parquet", "x"));
        (int second, int third) = (Start + page.Length, Start + 2 * page.Length);
        Assert.False(pages.MayGoTo(Start));
        pages.Check(new ParquetChunk(0, 2, 0, 2 * page.Length, Start));
        pages.Check(new ParquetChunk(0, 1, 0, page.Length, third));
        pages.Begin();
        Assert.True(pages.MayGoTo(0)); // where the file's mark stands
        Assert.True(pages.MayGoTo(Start));
        Assert.True(pages.MayGoTo(second));
        Assert.False(pages.MayGoTo(third));
        pages.Begin();
        Assert.True(pages.MayGoTo(third));
        Assert.False(pages.MayGoTo(file.Length - 1));
        pages.Begin();
        Assert.False(pages.MayGoTo(second));
    }

    [Theory]
    [InlineData(16 << 20, null)]
    [InlineData((16 << 20) + 1, "16777217 bytes of an unpacked page")]
    public void Zstandard_may_announce_only_what_a_page_may_unpack_to(int announced, string? problem)
    {
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0xA0, .. BitConverter.GetBytes(announced), 1, 0, 0];
        byte[] file = [0, 0, 0, 0, .. Page(1, frame)];
        using var stream = new MemoryStream(file);
        var pages = new ParquetPages(stream, file.Length, new ArrayFile("Parquet", "x"));
        var chunk = new ParquetChunk(6, 1, 0, file.Length - Start, Start);
        string message = Record.Exception(() => pages.Check(chunk))?.Message ?? "";
        Assert.Equal(problem is null ? "" : $"Parquet 'x': the file announces too much. It says {problem}, and has "
            + $"{file.Length} bytes. Copy or write the file again.", message);
    }

    [Fact]
    public void Values_that_rows_share_count_each_time()
    {
        var pages = new ParquetPages(new MemoryStream(), 0, new ArrayFile("Parquet", "x"));
        pages.Count(64 << 20);
        Assert.Equal("Parquet 'x': the file announces too much. It says 67108865 bytes of pictures, and has 0 bytes. "
            + "Copy or write the file again.", Assert.Throws<DataException>(() => pages.Count(1)).Message);
    }

    // A page of values that has no statistics.
    private static byte[] Page(int values, params byte[] packed) =>
        [0x15, 0, 0x15, 0, 0x15, .. Number(packed.Length), 0x2C, 0x15, .. Number(values), 0, 0, .. packed];

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
