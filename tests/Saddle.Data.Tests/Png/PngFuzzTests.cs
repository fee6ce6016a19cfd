using Saddle.Data.Png;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Png;

public sealed class PngFuzzTests
{
    private const int PixelLimit = 100_000;
    private const long MemoryLimit = 4L * PixelLimit + 2_000_000;

    [Fact]
    public void Damaged_written_files_fail_only_with_a_named_defect()
    {
        foreach (int channels in new[] { 1, 3, 4 })
        {
            Damage(PngWriter.Encode(PngWriterTests.Noise(9, 7, channels)), rounds: 400, seed: channels);
        }
    }

    [SharedDataFact]
    public void Damaged_suite_files_fail_only_with_a_named_defect()
    {
        foreach (string path in Directory.GetFiles(SharedData.At("images", "pngsuite"), "*.png"))
        {
            Damage(File.ReadAllBytes(path), rounds: 20, seed: path.Length);
        }
    }

    [Fact]
    public void Every_prefix_of_a_file_is_refused()
    {
        byte[] bytes = PngWriter.Encode(PngWriterTests.Noise(5, 5, 3));
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<DataException>(() => PngReader.Decode(bytes[..length], "prefix"));
        }
    }

    private static void Damage(byte[] sound, int rounds, int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            byte[] bytes = [.. sound.AsSpan(0, round % 3 == 0 ? random.Next(sound.Length) : sound.Length)];
            for (int change = random.Next(4); change >= 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            // Right checksums let the damage through to the deeper layers.
            TryDecode(round % 2 == 0 ? PngBytes.WithChecksums(bytes) : bytes);
        }
    }

    private static void TryDecode(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            RasterImage image = PngReader.Decode(bytes, "damaged.png", PixelLimit);
            Assert.InRange((long)image.Width * image.Height, 1, PixelLimit);
        }
        catch (DataException error)
        {
            Assert.Contains("damaged.png", error.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MemoryLimit);
    }
}
