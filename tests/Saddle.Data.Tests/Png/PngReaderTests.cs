using System.Buffers.Binary;
using Saddle.Data.Png;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Png;

public sealed class PngReaderTests
{
    private const string Remedy = " Save the image again or remove the file.";

    [Fact]
    public void An_empty_file_is_refused() =>
        AssertRefused([], "the file is empty. It has 0 bytes." + Remedy);

    [Fact]
    public void A_cut_file_is_refused() =>
        AssertRefused(Sample()[..^12], "the file ends before its IEND chunk. It has 86 bytes." + Remedy);

    [Fact]
    public void A_missing_file_is_named()
    {
        string folder = Path.GetFullPath(".");
        var error = Assert.Throws<DataException>(() => PngReader.Read("no-such.png"));
        Assert.Equal($"read: file 'no-such.png' does not exist. Looked in '{folder}'. Check the path.", error.Message);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        var error = Assert.Throws<DataException>(() => PngReader.Read(Path.GetTempPath()));
        Assert.Equal($"read: '{Path.GetTempPath()}' is a folder. A file is needed here. Name a file in it.",
            error.Message);
    }

    [Fact]
    public void Images_beyond_the_limit_are_refused_before_memory_is_taken()
    {
        byte[] bytes = WithSize(20_000, 20_000);
        AssertRefused(bytes, "the image is too large. 20000 x 20000 pixels exceed the limit of 100000000 pixels. "
            + "Make the image smaller or raise the limit.");
    }

    [Fact]
    public void Sizes_that_the_data_cannot_fill_are_refused_before_memory_is_taken()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(WithSize(9_000, 9_000), "the image data are too short. 9000 x 9000 pixels need 81009000 bytes, "
            + "which 14 compressed bytes cannot hold." + Remedy);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_damaged_checksum_of_the_data_is_noticed()
    {
        byte[] bytes = Sample();
        bytes[8 + 25 + 27 + 8 + 13] ^= 1; // the last byte of the Adler checksum that ends the zlib stream
        AssertRefused(PngBytes.WithChecksums(bytes),
            "the compressed image data are damaged. zlib could not unpack them." + Remedy);
    }

    [Fact]
    public void Sixteen_bits_are_rounded_to_the_nearest_level()
    {
        // 0x0080 is 128 / 257 = 0.498 levels, 0x0081 is 0.502: the first rounds down, the second up.
        byte[] bytes = PngBytes.Build(width: 4, height: 1, depth: 16, colour: 0,
            [0, 0x00, 0x80, 0x00, 0x81, 0xFF, 0xFF, 0x80, 0x80]);
        Assert.Equal([0, 1, 255, 128], PngReader.Decode(bytes, "sixteen").Pixels);
    }

    [Fact]
    public void A_pixel_outside_the_palette_is_refused()
    {
        byte[] bytes = PngBytes.Build(2, 1, depth: 8, colour: 3, [0, 1, 2], palette: [1, 2, 3, 4, 5, 6]);
        AssertRefused(bytes, "a pixel lies outside the palette. It asks for entry 2 of 2." + Remedy);
    }

    [Fact]
    public void An_unknown_row_filter_is_refused() =>
        AssertRefused(PngBytes.Build(1, 1, depth: 8, colour: 0, [5, 0]),
            "a row filter is unknown. A row names filter 5; 0 to 4 exist." + Remedy);

    [Theory]
    [InlineData(1, "the image data are too short. 2 x 2 pixels need 6 bytes.")]
    [InlineData(7, "there are more image data than pixels. 2 x 2 pixels need 6 bytes.")]
    public void The_amount_of_data_must_be_exact(int length, string defect) =>
        AssertRefused(PngBytes.Build(2, 2, depth: 8, colour: 0, new byte[length]), defect + Remedy);

    [Fact]
    public void A_palette_image_without_palette_is_refused() =>
        AssertRefused(PngBytes.Build(1, 1, depth: 8, colour: 3, [0, 0]),
            "the palette is missing. The colour type is 3, but no PLTE precedes IDAT." + Remedy);

    private static void AssertRefused(byte[] bytes, string message)
    {
        var error = Assert.Throws<DataException>(() => PngReader.Decode(bytes, "a.png"));
        Assert.Equal("PNG 'a.png': " + message, error.Message);
    }

    private static byte[] Sample() => PngWriter.Encode(new RasterImage(2, 2, 1, [1, 2, 3, 4]));

    private static byte[] WithSize(int width, int height)
    {
        byte[] bytes = Sample();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return PngBytes.WithChecksums(bytes);
    }
}
