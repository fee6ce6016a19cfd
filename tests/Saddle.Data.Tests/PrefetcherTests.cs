using Saddle.Data.Sequences;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class PrefetcherTests
{
    private const int Batch = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Prefetched_batches_equal_those_of_the_source(int ahead)
    {
        BatchStream source = BatchStreamTests.New();
        using var prefetcher = new Prefetcher(BatchStreamTests.New(), Batch, firstStep: 3, ahead);
        for (int step = 3; step < 40; step++)
        {
            Assert.Equal(BatchStreamTests.Samples(source, step), BatchStreamTests.Samples(prefetcher, step));
        }

        Assert.Equal(BatchStreamTests.Labels(source, 40, Batch), BatchStreamTests.Labels(prefetcher, 40, Batch));
    }

    [Fact]
    public void All_parts_of_sequences_are_prefetched()
    {
        var source = new SequenceStream(new Recall(), seed: 5);
        using var prefetcher = new Prefetcher(source, Batch);
        for (int step = 0; step < 9; step++)
        {
            TensorBuffer[] expected = source.Draw(step, Batch);
            TensorBuffer[] actual = prefetcher.Draw(step, Batch);
            Assert.Equal(expected[0].Span<float>(), actual[0].Span<float>());
            Assert.Equal(expected[1].Span<long>(), actual[1].Span<long>());
        }
    }

    [Fact]
    public void Any_order_of_steps_gives_the_batches_of_the_source()
    {
        BatchStream source = BatchStreamTests.New();
        using var prefetcher = new Prefetcher(BatchStreamTests.New(), Batch);
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            int step = random.Next(50);
            Assert.Equal(BatchStreamTests.Samples(source, step), BatchStreamTests.Samples(prefetcher, step));
            Assert.Equal(BatchStreamTests.Samples(source, step + 1), BatchStreamTests.Samples(prefetcher, step + 1));
        }
    }

    [Fact]
    public void Nothing_is_allocated_on_any_thread_after_the_first_batches()
    {
        using var prefetcher = new Prefetcher(BatchStreamTests.New(), Batch);
        TensorBuffer[] batch = prefetcher.NewBatch(Batch);
        for (int step = 0; step < 20; step++)
        {
            prefetcher.Fill(step, batch);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 20; step < 200; step++)
        {
            prefetcher.Fill(step, batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(prefetcher.AllocatedByWorker(), 0, 20_000);
    }

    [Fact]
    public void A_failure_of_the_source_reaches_the_caller_and_later_steps_go_on()
    {
        using var prefetcher = new Prefetcher(new FailingAtThree(), 1);
        Assert.Equal([2f], BatchStreamTests.Samples(prefetcher, 2, 1));
        Assert.Equal("three", Assert.Throws<InvalidOperationException>(
            () => BatchStreamTests.Samples(prefetcher, 3, 1)).Message);
        Assert.Equal([4f], BatchStreamTests.Samples(prefetcher, 4, 1));
    }

    [Fact]
    public async Task Cancelling_ends_a_waiting_caller()
    {
        using var cancellation = new CancellationTokenSource();
        using var source = new Blocking();
        using var prefetcher = new Prefetcher(source, 1, cancellation: cancellation.Token);
        Task waiting = Task.Run(() => BatchStreamTests.Samples(prefetcher, 0, 1));
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        source.Release();
    }

    [Fact]
    public void A_disposed_prefetcher_refuses()
    {
        var prefetcher = new Prefetcher(BatchStreamTests.New(), Batch);
        prefetcher.Dispose();
        Assert.Throws<ObjectDisposedException>(() => BatchStreamTests.Samples(prefetcher, 99));
    }

    [Fact]
    public void Another_batch_size_is_refused()
    {
        using var prefetcher = new Prefetcher(BatchStreamTests.New(), Batch);
        var error = Assert.Throws<ArgumentException>(() => BatchStreamTests.Samples(prefetcher, 0, 2));
        Assert.Equal("Prefetcher: batches of another size are prepared. 2 examples were asked for, the batches hold 7. "
            + "Pass buffers for the batch given at construction.", error.Message);
    }

    private sealed class FailingAtThree : IBatchSource
    {
        public int Count => 0;

        public IReadOnlyList<TensorSpec> Specs { get; } = [new([1])];

        public ClassShares Classes => ClassShares.None;

        public void Fill(long step, IReadOnlyList<TensorBuffer> batch) =>
            batch[0].Span<float>()[0] = step == 3 ? throw new InvalidOperationException("three") : step;
    }

    private sealed class Blocking : IBatchSource, IDisposable
    {
        private readonly ManualResetEventSlim _released = new();

        public int Count => 0;

        public IReadOnlyList<TensorSpec> Specs { get; } = [new([1])];

        public ClassShares Classes => ClassShares.None;

        public void Release() => _released.Set();

        public void Fill(long step, IReadOnlyList<TensorBuffer> batch) => _released.Wait();

        public void Dispose() => _released.Dispose();
    }
}
