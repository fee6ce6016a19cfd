using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using Saddle.Testing;
using SkiaSharp;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class PictureFuzzTests
{
    private const int PixelLimit = 100_000;
    private const int LongestSeed = 30_000;

    private static readonly PictureOptions s_limited = new() { MaximumPixels = PixelLimit };

    [Fact]
    public void Damaged_written_files_fail_only_with_a_named_defect()
    {
        foreach (int channels in new[] { 1, 3, 4 })
        {
            Damage(PngWriter.Encode(PngWriterTests.Noise(9, 7, channels)), rounds: 400, seed: channels);
        }

        Damage(PictureBytes.Orange(SKEncodedImageFormat.Jpeg), rounds: 1000, seed: 4);
        Damage(PictureBytes.Orange(SKEncodedImageFormat.Webp), rounds: 1000, seed: 5);
        Damage(PictureBytes.Gif(transparent: 1), rounds: 1000, seed: 6);
        Damage(PictureBytes.Bmp(3, 2, new byte[24]), rounds: 1000, seed: 7);
    }

    [SharedDataTheory]
    [InlineData("pngsuite")]
    [InlineData("tiny")]
    [InlineData("jpeg-variants")]
    [InlineData("png-variants")]
    [InlineData("unusual")]
    [InlineData("broken")]
    public void Damaged_shared_files_fail_only_with_a_named_defect(string folder)
    {
        foreach (string path in Directory.GetFiles(SharedData.At("images", folder)).Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(path);
            Damage(bytes, rounds: bytes.Length > LongestSeed ? 3 : 20, seed: path.Length);
        }
    }

    private static void Damage(byte[] sound, int rounds, int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            byte[] bytes = [.. sound.AsSpan(0, round % 3 == 0 ? random.Next(sound.Length + 1) : sound.Length)];
            for (int change = random.Next(4); change >= 0 && bytes.Length > 0; change--)
            {
                // Headers decide more than samples.
                int most = random.Next(2) == 0 ? Math.Min(bytes.Length, 200) : bytes.Length;
                bytes[random.Next(most)] = (byte)random.Next(256);
            }

            // Right checksums let the damage through to the deeper layers.
            TryDecode(round % 2 == 0 && bytes is [0x89, ..] ? PngBytes.WithChecksums(bytes) : bytes);
        }
    }

    private static void TryDecode(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            RasterImage image = PictureReader.Decode(bytes, "damaged", s_limited).Image;
            Assert.InRange((long)image.Width * image.Height, 1, PixelLimit);
        }
        catch (DataException error)
        {
            Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        }

        long most = 16L * PixelLimit + 4L * bytes.Length + 2_000_000;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
    }
}
