using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using SkiaSharp;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class JpegWalkTests
{
    private const string Remedy = " Save the picture again or remove the file.";

    private static readonly byte[] s_sound = PictureBytes.Orange(SKEncodedImageFormat.Jpeg);

    [Fact]
    public void A_file_without_its_end_marker_is_refused() => AssertRefused(
        s_sound[..^2], $"the file is cut short. It ends at byte {s_sound.Length - 2} without its end-of-image marker.");

    [Fact]
    public void Bytes_behind_the_end_and_between_segments_are_passed_over()
    {
        byte[] file = [.. s_sound.AsSpan(0, 20), 7, 7, 0xFF, .. s_sound.AsSpan(20), 0xFF, 0xFE, 1, 2];
        Assert.Equal(
            PictureReader.Decode(s_sound, "sound").Image.Pixels, PictureReader.Decode(file, "padded").Image.Pixels);
    }

    [Fact]
    public void Sizes_that_the_file_cannot_hold_are_refused_before_memory_is_taken()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(WithSize(9000, 9000), "the image data are too short. 9000 x 9000 pixels need at least ");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Too_many_scans_are_refused()
    {
        int scan = s_sound.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);
        byte[] again = s_sound[scan..^2];
        AssertRefused(
            [.. s_sound.AsSpan(0, s_sound.Length - 2), .. Enumerable.Repeat(again, 200).SelectMany(bytes => bytes),
                0xFF, 0xD9],
            "there are too many scans. Up to 200 are read." + Remedy);
    }

    [Fact]
    public void A_second_frame_is_refused()
    {
        int frame = s_sound.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        AssertRefused(
            [.. s_sound.AsSpan(0, frame), .. s_sound.AsSpan(frame, 19), .. s_sound.AsSpan(frame)],
            "there is more than one frame. ");
    }

    private static byte[] WithSize(int width, int height)
    {
        byte[] bytes = [.. s_sound];
        int frame = bytes.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        (bytes[frame + 5], bytes[frame + 6]) = ((byte)(height >> 8), (byte)height);
        (bytes[frame + 7], bytes[frame + 8]) = ((byte)(width >> 8), (byte)width);
        return bytes;
    }

    private static void AssertRefused(byte[] bytes, string message)
    {
        var error = Assert.Throws<DataException>(() => PictureReader.Decode(bytes, "a.jpg"));
        Assert.StartsWith("JPEG 'a.jpg': " + message, error.Message, StringComparison.Ordinal);
    }
}
