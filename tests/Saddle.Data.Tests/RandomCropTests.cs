using Xunit;

namespace Saddle.Data.Tests;

public sealed class RandomCropTests
{
    private const uint RowStream = 0xDA7A_0101;
    private const uint ColumnStream = 0xDA7A_0102;
    private const int Margin = 3;
    private const int Images = 6;

    // Rows 0 to 3 and columns 0 to 4, extended by 3 on each side.
    private static readonly int[] s_rows = [3, 2, 1, 0, 1, 2, 3, 2, 1, 0];
    private static readonly int[] s_columns = [3, 2, 1, 0, 1, 2, 3, 4, 3, 2, 1];

    [Fact]
    public void Windows_are_those_of_images_extended_by_hand()
    {
        ImageDataset set = ImageDatasetTests.Counting(Images, 3, 4, 5);
        var cropping = new BatchStream(set, 9, new BatchOptions { Shuffle = false, CropMargin = Margin });
        HashSet<(int, int)> windows = [];
        for (uint epoch = 0; epoch < 40; epoch++)
        {
            float[][] images = [.. BatchStreamTests.Samples(cropping, epoch, Images).Chunk(3 * 4 * 5)];
            for (int image = 0; image < Images; image++)
            {
                int top = CounterRandom.Below(2 * Margin + 1, 9, RowStream, epoch, (ulong)image);
                int left = CounterRandom.Below(2 * Margin + 1, 9, ColumnStream, epoch, (ulong)image);
                windows.Add((top, left));
                Assert.Equal(Window(set, image, top, left), images[image]);
            }
        }

        Assert.Equal(49, windows.Count);
    }

    [Fact]
    public void Mirroring_comes_after()
    {
        ImageDataset set = ImageDatasetTests.Counting(Images, 1, 4, 5);
        BatchOptions options = new() { CropMargin = Margin };
        float[][] cropped = [.. BatchStreamTests.Samples(new BatchStream(set, 9, options), 0, 90).Chunk(5)];
        float[][] both =
            [.. BatchStreamTests.Samples(new BatchStream(set, 9, options with { Mirror = true }), 0, 90).Chunk(5)];
        Assert.All(cropped.Zip(both), rows => Assert.True(
            rows.First.SequenceEqual(rows.Second) || rows.First.Reverse().SequenceEqual(rows.Second)));
        Assert.NotEqual(cropped, both);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void Margins_that_do_not_fit_are_refused(int margin)
    {
        ImageDataset set = ImageDatasetTests.Counting(1, 1, 5, 4);
        Assert.Equal($"BatchStream: the margin of crops does not fit. It is {margin}, images of 'counting' have 5 x 4 "
            + "pixels. Pass a margin from 0 to below rows and columns.", Assert.Throws<ArgumentException>(
            () => new BatchStream(set, 0, new BatchOptions { CropMargin = margin })).Message);
        Assert.NotEmpty(BatchStreamTests.Samples(
            new BatchStream(set, 0, new BatchOptions { CropMargin = 3 }), step: 0));
    }

    private static float[] Window(ImageDataset set, int image, int top, int left) =>
    [
        .. from channel in Enumerable.Range(0, 3)
           from row in Enumerable.Range(0, 4)
           from column in Enumerable.Range(0, 5)
           select set.Image(image)[(channel * 4 + s_rows[top + row]) * 5 + s_columns[left + column]] / 127.5f - 1,
    ];
}
