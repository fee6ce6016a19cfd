using Xunit;

namespace Saddle.Data.Tests;

/// <summary>What holds of batches whichever of their options are on.</summary>
public sealed class AugmentedBatchesTests
{
    private const int Images = 10;
    private const int Batch = 7;

    public static TheoryData<BatchOptions> Options =>
    [
        new() { CropMargin = 2 },
        new() { CropMargin = 2, Mirror = true, Dequantise = true },
        new() { ColourJitter = 0.4 },
        new() { CropMargin = 1, Mirror = true, ColourJitter = 0.9, Dequantise = true },
        new() { Balanced = true, CropMargin = 1, ColourJitter = 0.5 },
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void A_batch_depends_on_its_step_alone(BatchOptions options)
    {
        BatchStream used = New(options);
        float[][] forwards = [.. Enumerable.Range(0, 9).Select(step => BatchStreamTests.Samples(used, step))];
        foreach (int step in new[] { 7, 3, 8, 0, 4, 4 })
        {
            Assert.Equal(forwards[step], BatchStreamTests.Samples(used, step));
            Assert.Equal(forwards[step], BatchStreamTests.Samples(New(options), step));
        }

        float[] whole = BatchStreamTests.Samples(New(options), 0, 9 * Batch);
        Assert.Equal(whole, forwards.SelectMany(values => values));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Prefetched_batches_equal_those_of_the_source(BatchOptions options)
    {
        BatchStream source = New(options);
        using var prefetcher = new Prefetcher(New(options), Batch, firstStep: 3, ahead: 2);
        for (int step = 3; step < 40; step++)
        {
            Assert.Equal(BatchStreamTests.Samples(source, step), BatchStreamTests.Samples(prefetcher, step));
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Filling_allocates_nothing_after_the_first_batch(BatchOptions options)
    {
        BatchStream stream = New(options);
        TensorBuffer[] batch = stream.Draw(step: 0, Batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 1; step < 100; step++)
        {
            stream.Fill(step, batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Images that are all the same, so that only their place and epoch tell them apart.
    [Theory]
    [MemberData(nameof(Options))]
    public void Every_image_is_changed_apart_and_anew_in_every_epoch(BatchOptions options)
    {
        var set = new ImageDataset("same", 3, 4, 4,
            [.. Enumerable.Range(0, 8 * 48).Select(i => (byte)(i % 48 * 5))], [0, 0, 0, 0, 0, 0, 0, 0], ["a"]);
        var stream = new BatchStream(set, 5, options with { Shuffle = false });
        string[] shown =
            [.. BatchStreamTests.Samples(stream, 0, 24).Chunk(48).Select(values => string.Join(' ', values))];
        Assert.InRange(shown[..8].Distinct().Count(), 5, 8);
        Assert.InRange(Enumerable.Range(0, 8).Count(image => shown[image] != shown[image + 8]), 5, 8);
        Assert.InRange(Enumerable.Range(0, 8).Count(image => shown[image + 8] != shown[image + 16]), 5, 8);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Values_stay_in_their_range(BatchOptions options) => Assert.All(
        BatchStreamTests.Samples(New(options), 0, 100),
        value => Assert.InRange(value, -1, options.Dequantise ? 1 + 1 / 128f : 1));

    private static BatchStream New(BatchOptions options) =>
        new(ImageDatasetTests.Counting(Images, 3, 3, 4), seed: 1, options);
}
