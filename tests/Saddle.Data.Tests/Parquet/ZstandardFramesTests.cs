using Saddle.Data.Parquet;
using Xunit;

namespace Saddle.Data.Tests.Parquet;

public sealed class ZstandardFramesTests
{
    private const int Block = 128 << 10;

    [Theory]
    [InlineData("20 05 010000", 5)] // one segment, the length in one byte, the last block, empty
    [InlineData("60 0100 010000", 257)] // in two bytes, from 256 on
    [InlineData("A0 FFFFFFFF 010000", uint.MaxValue)]
    [InlineData("E0 FFFFFFFFFF000000 010000", (1L << 40) - 1)]
    [InlineData("23 00000000 05 010000", 5)] // behind the number of a dictionary
    [InlineData("00 00 010000", Block)] // no length: a window, and one block
    [InlineData("00 00 100000 0102 030000 07", 2 * Block)] // a block of two bytes, and one byte repeated
    [InlineData("24 05 010000 00000000 28B52FFD 20 06 010000", 11)] // a second frame behind the check of the first
    [InlineData("20 05 010000 502A4D18 01000000 FF 28B52FFD 20 06 010000", 11)] // a frame to skip between
    [InlineData("20 05 FF0000", 5)] // cut off
    [InlineData("A0 FF", 0)]
    public void Frames_unpack_to_what_they_announce_or_to_full_blocks(string hex, long length)
    {
        byte[] bytes = Convert.FromHexString("28B52FFD" + hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal((UInt128)(ulong)length, ZstandardFrames.LargestLength(bytes));
    }
}
