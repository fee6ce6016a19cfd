using System.Buffers.Binary;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class PngWalkTests
{
    private const string Remedy = " Save the picture again or remove the file.";

    [Fact]
    public void A_file_without_its_end_chunk_is_refused() =>
        AssertRefused(Sample()[..^12], $"the file ends before its IEND chunk. It has {Sample().Length - 12} bytes.");

    [Fact]
    public void Images_beyond_the_limit_are_refused_before_memory_is_taken()
    {
        var error = Assert.Throws<DataException>(() => PictureReader.Decode(
            PngWriter.Encode(new RasterImage(8, 8, 1, new byte[64])), "a", new PictureOptions { MaximumPixels = 63 }));
        Assert.Equal("PNG 'a': the picture is too large. 8 x 8 pixels exceed the limit of 63 pixels. Make the picture "
            + "smaller or raise the limit.", error.Message);
    }

    [Fact]
    public void Sizes_that_the_data_cannot_fill_are_refused_before_memory_is_taken()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(WithSize(9_000, 9_000), "the image data are too short. 9000 x 9000 pixels need at least 78488 "
            + "compressed bytes; there are ");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Of_sixteen_bits_the_upper_eight_are_taken()
    {
        byte[] bytes = PngBytes.Build(4, 1, depth: 16, colour: 0, [0, 0x00, 0x80, 0x00, 0xFF, 0xFF, 0xFF, 0x80, 0x80]);
        Assert.Equal([0, 0, 255, 128], PictureReader.Decode(bytes, "sixteen").Image.Pixels);
    }

    [Fact]
    public void An_ancillary_chunk_with_a_wrong_checksum_is_passed_over()
    {
        byte[] chunk = PngBytes.Chunk("tEXt", "Title\0x"u8.ToArray());
        chunk[^1] ^= 1;
        AssertRead(PngBytes.With(Sample(), chunk), [1, 2, 3, 4]);
    }

    [Fact]
    public void Transparency_beside_opacity_is_passed_over() => AssertRead(
        PngBytes.Build(1, 1, 8, colour: 6, [0, 1, 2, 3, 4], PngBytes.Chunk("tRNS", [0, 1, 0, 2, 0, 3])), [1, 2, 3, 4]);

    [Fact]
    public void A_palette_in_a_grey_picture_is_passed_over() =>
        AssertRead(PngBytes.With(Sample(), PngBytes.Chunk("PLTE", [1, 2, 3])), [1, 2, 3, 4]);

    [Theory]
    [InlineData("a1bc")]
    [InlineData("\0\0\0\0")]
    [InlineData("abcd")]
    public void A_chunk_with_an_odd_or_unknown_name_is_passed_over(string name) =>
        AssertRead(PngBytes.With(Sample(), PngBytes.Chunk(name, [1, 2, 3])), [1, 2, 3, 4]);

    [Fact]
    public void Image_data_beyond_the_last_pixel_are_passed_over() =>
        AssertRead(PngBytes.Build(2, 2, 8, colour: 0, [0, 1, 2, 0, 3, 4, 9, 9, 9, 9, 9, 9]), [1, 2, 3, 4]);

    [Fact]
    public void A_pixel_outside_the_palette_takes_its_last_colour() => AssertRead(
        PngBytes.Build(3, 1, 8, colour: 3, [0, 0, 1, 7], PngBytes.Chunk("PLTE", [1, 2, 3, 4, 5, 6])),
        [1, 2, 3, 4, 5, 6, 4, 5, 6]);

    [Fact]
    public void The_variant_of_Apple_is_named() => AssertRefused(
        [.. PngBytes.Signature, .. PngBytes.Chunk("CgBI", [0x50, 0, 0x20, 2]), .. Sample().AsSpan(8)],
        "this is Apple's variant for its devices, which is no PNG. Its first chunk is CgBI. Convert it back with "
        + "pngcrush -revert-iphone-optimizations, or save the picture again.");

    [Fact]
    public void A_critical_chunk_that_is_unknown_is_refused() => AssertRefused(
        PngBytes.With(Sample(), PngBytes.Chunk("ABCD", [])),
        "a chunk that must be understood is unknown. Chunk ABCD stands at byte 33." + Remedy);

    [Fact]
    public void An_unknown_row_filter_is_refused() => AssertRefused(
        PngBytes.Build(1, 1, depth: 8, colour: 0, [5, 0]),
        "the picture cannot be decoded. Of its samples is known: they are damaged." + Remedy);

    [Fact]
    public void Image_data_that_are_too_short_are_refused() => AssertRefused(
        PngBytes.Build(2, 2, depth: 8, colour: 0, new byte[4]), "the picture cannot be decoded. Of its samples");

    [Fact]
    public void A_palette_image_without_palette_is_refused() => AssertRefused(
        PngBytes.Build(1, 1, depth: 8, colour: 3, [0, 0]),
        "the palette is missing. The colour type is 3, but no PLTE precedes IDAT." + Remedy);

    [Theory]
    [InlineData("gAMA", new byte[] { 0, 0, 0xB1, 0x8F }, false)]
    [InlineData("gAMA", new byte[] { 0, 1, 0x86, 0xA0 }, true)]
    [InlineData("cHRM", new byte[] { 1 }, true)]
    public void Gamma_is_ignored_and_said_so_where_it_is_not_that_of_sRGB(string name, byte[] data, bool said)
    {
        byte[] file = PngBytes.With(Sample(), PngBytes.Chunk(name, data));
        AssertRead(file, [1, 2, 3, 4]);
        Assert.Equal(
            said ? PictureTraits.GammaIgnored : PictureTraits.None, PictureReader.Decode(file, "gamma").Traits);
    }

    private static void AssertRead(byte[] file, byte[] samples) =>
        Assert.Equal(samples, PictureReader.Decode(file, "a.png").Image.Pixels);

    private static void AssertRefused(byte[] bytes, string message)
    {
        var error = Assert.Throws<DataException>(() => PictureReader.Decode(bytes, "a.png"));
        Assert.StartsWith("PNG 'a.png': " + message, error.Message, StringComparison.Ordinal);
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
