using Saddle.Data.Sequences;
using Xunit;

namespace Saddle.Data.Tests.Sequences;

public sealed class SequenceStreamTests
{
    private const int Batch = 6;

    [Theory]
    [InlineData(0, 2, 5)]
    [InlineData(3, 8, 16)]
    [InlineData(7, 4, 5)]
    public void Targets_are_the_symbols_seen_before(int delay, int symbols, int length)
    {
        var stream = new SequenceStream(new Recall(delay, symbols, length), seed: 1);
        TensorBuffer[] batch = stream.Draw(step: 2, Batch);
        float[][] rows = [.. batch[0].Span<float>().ToArray().Chunk(symbols)];
        Assert.All(rows, row => Assert.Equal([.. new float[symbols - 1], 1f], row.Order()));
        long[] seen = [.. rows.Select(row => (long)Array.IndexOf(row, 1f))];
        for (int i = 0; i < seen.Length; i++)
        {
            Assert.Equal(i % length < delay ? symbols : seen[i - delay], batch[1].Span<long>()[i]);
        }

        Assert.Equal(symbols + 1, stream.Classes.Count);
    }

    [Fact]
    public void All_symbols_are_as_likely()
    {
        TensorBuffer[] batch = new SequenceStream(new Recall(Delay: 0, Symbols: 4), seed: 3).Draw(step: 0, count: 5000);
        double share = batch[1].Shape.Count / 4.0;
        Assert.All(batch[1].Span<long>().ToArray().CountBy(symbol => symbol), symbol =>
            Assert.InRange(symbol.Value, share - 5 * Math.Sqrt(share), share + 5 * Math.Sqrt(share)));
    }

    [Fact]
    public void A_sequence_depends_on_seed_stream_step_and_index_alone()
    {
        var stream = new SequenceStream(new Recall(), seed: 4);
        float[] large = BatchStreamTests.Samples(stream, 9, 64);
        Assert.Equal(large[..(10 * 16 * 8)], BatchStreamTests.Samples(new SequenceStream(new Recall(), 4), 9, 10));
        Assert.Equal(large, stream.Draw(9, 64)[0].Span<float>());
        Assert.NotEqual(large, BatchStreamTests.Samples(stream, 10, 64));
        Assert.NotEqual(large, BatchStreamTests.Samples(new SequenceStream(new Recall(), 5), 9, 64));
        Assert.NotEqual(large, BatchStreamTests.Samples(new SequenceStream(new Recall(), 4, stream: 1), 9, 64));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Filling_allocates_nothing_with_or_without_targets(int parts)
    {
        var stream = new SequenceStream(new Recall(), seed: 1);
        TensorBuffer[] batch = stream.NewBatch(Batch)[..parts];
        stream.Fill(0, batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        stream.Fill(1, batch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_task_is_a_data_set()
    {
        var data = new SequenceDataset(new Recall(Delay: 2, Symbols: 3));
        Assert.Equal("recall2", data.Name);
        Assert.Equal(["0", "1", "2", "3"], data.ClassNames);
        Assert.Equal("Recall { Delay = 2, Symbols = 3, Length = 16 }", data.Task.ToString());
        Assert.NotEqual(data.Hash, new SequenceDataset(new Recall(Delay: 2, Symbols: 4)).Hash);
        Assert.Equal(BatchStreamTests.Samples(new SequenceStream(data.Task, 6), 1),
            BatchStreamTests.Samples(data.Batches(seed: 6), 1));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.StartsWith("Recall: Delay is too small. It is -1. Choose at least 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Recall(Delay: -1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recall(Symbols: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recall() with { Length = 0 });
    }

    [Fact]
    public void A_task_without_features_is_refused() => Assert.Equal(
        "SequenceStream: the task's sizes are too small. 'empty' has 3 steps of time, 0 features and 1 classes. Pass a "
            + "task with at least 1 of each.",
        Assert.Throws<ArgumentException>(() => new SequenceStream(new Empty(), 0)).Message);

    private sealed record Empty : SequenceTask
    {
        public override string Name => "empty";

        public override int TimeSteps => 3;

        public override int Features => 0;

        public override int ClassCount => 1;

        public override void Draw(SequenceRandom random, Span<float> inputs, Span<long> targets)
        {
        }
    }
}
