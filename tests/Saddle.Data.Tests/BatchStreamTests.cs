using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class BatchStreamTests
{
    private const int Images = 10;

    [Fact]
    public void Every_epoch_shows_each_image_once_in_an_order_of_its_own()
    {
        var stream = new BatchStream(ImageDatasetTests.Counting(Images, 1, 1, 1), seed: 1);
        long[] labels = Labels(stream, step: 0, batch: 3 * Images);
        long[][] epochs = [.. labels.Chunk(Images)];
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, Images).Select(i => (long)i), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
    }

    [Fact]
    public void Batches_of_any_size_cut_the_same_sequence()
    {
        long[] whole = Labels(New(), 0, 84);
        Assert.Equal(whole, Enumerable.Range(0, 12).SelectMany(step => Labels(New(), step, 7)));
        Assert.Equal(whole, Enumerable.Range(0, 2).SelectMany(step => Labels(New(), step, 42)));
    }

    [Fact]
    public void A_batch_depends_on_its_step_alone()
    {
        BatchStream used = New();
        float[][] forwards = [.. Enumerable.Range(0, 9).Select(step => Samples(used, step))];
        foreach (int step in new[] { 7, 3, 8, 0, 4, 4 })
        {
            Assert.Equal(forwards[step], Samples(used, step));
            Assert.Equal(forwards[step], Samples(New(), step));
        }
    }

    [Fact]
    public void Another_seed_gives_another_order() =>
        Assert.NotEqual(Labels(New(), 0, Images), Labels(New(seed: 2), 0, Images));

    [Fact]
    public void Without_shuffling_the_order_is_that_of_the_set()
    {
        var stream = new BatchStream(ImageDatasetTests.Counting(Images, 1, 1, 1), 1,
            new BatchOptions { Shuffle = false });
        Assert.Equal([8, 9, 0, 1], Labels(stream, 2, 4));
    }

    [Fact]
    public void Bytes_become_values_from_minus_one_to_one()
    {
        var set = new ImageDataset("s", 1, 1, 3, [0, 51, 255], null, []);
        Assert.Equal([-1f, 51 / 127.5f - 1, 1f], Samples(new BatchStream(set, 0), step: 5, batch: 1));
    }

    [Fact]
    public void Mirroring_reverses_rows_of_about_half_the_images_anew_each_epoch()
    {
        ImageDataset set = ImageDatasetTests.Counting(64, 1, 2, 2);
        var plain = new BatchStream(set, 3);
        var mirroring = new BatchStream(set, 3, new BatchOptions { Mirror = true });
        bool[] first = Mirrored(plain, mirroring, 0);
        Assert.InRange(first.Count(mirrored => mirrored), 16, 48);
        Assert.NotEqual(first, Mirrored(plain, mirroring, 1));
        Assert.Equal(first, Mirrored(plain, mirroring, 0));
    }

    [Fact]
    public void Noise_stays_below_one_level_and_differs_by_epoch()
    {
        var set = new ImageDataset("s", 1, 8, 8, new byte[64], null, []);
        var stream = new BatchStream(set, 3, new BatchOptions { Dequantise = true });
        float[] first = Samples(stream, step: 0, batch: 1);
        float[] second = Samples(stream, step: 1, batch: 1);
        Assert.All(first, value => Assert.InRange(value, -1, -1 + 1 / 128f));
        Assert.InRange(first.Average(), -1 + 0.3 / 128, -1 + 0.7 / 128);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Bits_are_those_of_earlier_versions()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        BatchStream stream = New();
        for (int step = 0; step < 20; step++)
        {
            foreach (TensorBuffer part in stream.Draw(step, 7))
            {
                hash.AppendData(part.Type == ElementType.Float32
                    ? MemoryMarshal.AsBytes(part.Span<float>())
                    : MemoryMarshal.AsBytes(part.Span<long>()));
            }
        }

        Assert.StartsWith("f8f822bc4ef5a44f52c402a0cb5ac9c5", Convert.ToHexStringLower(hash.GetHashAndReset()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Filling_allocates_nothing_after_the_first_batch()
    {
        BatchStream stream = New();
        TensorBuffer[] batch = stream.Draw(step: 0, count: 7);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 1; step < 100; step++)
        {
            stream.Fill(step, batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Parts_are_images_and_labels_where_these_are_known()
    {
        Assert.Equal(
            [new([3, 2, 2], ElementType.Float32, "images"), new([], ElementType.Int64, "labels")], New().Specs);
        var unlabelled = new BatchStream(new ImageDataset("s", 1, 1, 3, new byte[3], null, []), 0);
        Assert.Equal([new TensorSpec([1, 1, 3], ElementType.Float32, "images")], unlabelled.Specs);
        Assert.Empty(unlabelled.Classes);
    }

    internal static BatchStream New(ulong seed = 1) => new(ImageDatasetTests.Counting(Images, 3, 2, 2), seed,
        new BatchOptions { Mirror = true, Dequantise = true });

    /// <summary>The first part of a batch, without asking for others.</summary>
    internal static float[] Samples(IBatchSource stream, long step, int batch = 7)
    {
        var samples = new TensorBuffer([batch, .. stream.Specs[0].Shape]);
        stream.Fill(step, [samples]);
        return samples.Span<float>().ToArray();
    }

    internal static long[] Labels(IBatchSource stream, long step, int batch) =>
        stream.Draw(step, batch)[1].Span<long>().ToArray();

    private static bool[] Mirrored(BatchStream plain, BatchStream mirroring, int epoch)
    {
        float[][] before = [.. Samples(plain, epoch, 64).Chunk(4)];
        float[][] after = [.. Samples(mirroring, epoch, 64).Chunk(4)];
        return [.. before.Zip(after, (b, a) =>
        {
            bool same = a.SequenceEqual(b);
            Assert.True(same || a.SequenceEqual([b[1], b[0], b[3], b[2]]));
            return !same;
        })];
    }
}
