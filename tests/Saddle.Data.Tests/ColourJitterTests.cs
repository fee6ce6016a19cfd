using Xunit;

namespace Saddle.Data.Tests;

public sealed class ColourJitterTests
{
    private const uint Brightness = 0xDA7A_0103;
    private const uint Contrast = 0xDA7A_0104;
    private const uint Saturation = 0xDA7A_0105;
    private const ulong Seed = 9;
    private const int Images = 12;

    // Results round as float32 does at each of the steps.
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(3, 0.4)]
    [InlineData(3, 0.999)]
    public void Values_are_those_of_the_formula(int channels, double strength)
    {
        ImageDataset set = ImageDatasetTests.Counting(Images, channels, 5, 4);
        var stream = new BatchStream(set, Seed, new BatchOptions { Shuffle = false, ColourJitter = strength });
        int limited = 0;
        for (uint epoch = 0; epoch < 10; epoch++)
        {
            float[][] images = [.. BatchStreamTests.Samples(stream, epoch, Images).Chunk(channels * 20)];
            for (int image = 0; image < Images; image++)
            {
                double[] expected = Jittered(set.Image(image), channels, strength, epoch, (ulong)image);
                Assert.All(expected.Zip(images[image]), pair =>
                    Assert.Equal(2 * pair.First - 1, pair.Second, Tolerance));
                limited += expected.Count(u => u is 0 or 1);
            }
        }

        Assert.InRange(limited, 10, int.MaxValue);
    }

    [Fact]
    public void Black_stays_black()
    {
        var set = new ImageDataset("s", 1, 1, 2, [0, 0], null, []);
        Assert.Equal([-1f, -1f], BatchStreamTests.Samples(
            new BatchStream(set, Seed, new BatchOptions { ColourJitter = 0.5 }), step: 0, batch: 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Strengths_out_of_range_are_refused(double strength)
    {
        string told = strength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"BatchStream: the jitter of colours is out of range. It is {told}. Pass a number from 0 to below "
            + "1.", Assert.Throws<ArgumentException>(() => new BatchStream(
                ImageDatasetTests.Counting(1, 1, 1, 1), 0, new BatchOptions { ColourJitter = strength })).Message);
    }

    [Fact]
    public void Batches_with_jitter_are_worth_filling_ahead()
    {
        ImageDataset set = ImageDatasetTests.Counting(1, 1, 2, 2);
        Assert.False(new BatchStream(set, 0, new BatchOptions { ColourJitter = 0.1 }).FillsQuickly);
        Assert.True(new BatchStream(set, 0, new BatchOptions { Mirror = true, CropMargin = 1 }).FillsQuickly);
    }

    // In double and in [0, 1], as the definition stands.
    private static double[] Jittered(
        ReadOnlySpan<byte> bytes, int channels, double strength, uint epoch, ulong image)
    {
        double[] u = [.. bytes.ToArray().Select(value => value / 255.0)];
        double brightness = Factor(Brightness), contrast = Factor(Contrast), saturation = Factor(Saturation);
        u = [.. u.Select(value => Math.Clamp(brightness * value, 0, 1))];
        double mean = Luma(u, channels).Average();
        u = [.. u.Select(value => Math.Clamp(contrast * value + (1 - contrast) * mean, 0, 1))];
        if (channels == 1)
        {
            return u;
        }

        double[] luma = Luma(u, channels);
        return [.. u.Select((value, i) =>
            Math.Clamp(saturation * value + (1 - saturation) * luma[i % luma.Length], 0, 1))];

        double Factor(uint stream) => 1 - strength + 2 * strength * CounterRandom.Uniform(Seed, stream, epoch, image);
    }

    private static double[] Luma(double[] u, int channels)
    {
        int size = u.Length / channels;
        return channels == 1 ? u : [.. Enumerable.Range(0, size)
            .Select(i => 0.299 * u[i] + 0.587 * u[size + i] + 0.114 * u[2 * size + i])];
    }
}
