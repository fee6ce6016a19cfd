using Saddle.Kernels.Workers;
using Xunit;

namespace Saddle.Tests.Kernels.Workers;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_index_runs_exactly_once(int threads)
    {
        using WorkerPool pool = new(threads);
        for (int count = 0; count < 200; count += 7)
        {
            Counter counter = new(count);
            pool.For(count, counter);
            Assert.All(counter.Runs, runs => Assert.Equal(1, runs));
        }
    }

    [Fact]
    public void Worker_numbers_are_below_the_thread_count_and_never_shared()
    {
        using WorkerPool pool = new(3);
        Exclusive body = new(3);
        for (int turn = 0; turn < 200; turn++)
        {
            pool.For(50, body);
        }

        Assert.False(body.Failed);
    }

    [Fact]
    public void Exception_reaches_the_caller_after_all_other_indices_ran()
    {
        using WorkerPool pool = new(2);
        Counter counter = new(100) { FailsAt = 3 };
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => pool.For(100, counter));
        Assert.Equal("index 3", thrown.Message);
        Assert.Equal(100, counter.Runs.Sum());
        pool.For(100, new Counter(100));
    }

    [Fact]
    public void Nested_call_runs_inline_on_the_same_worker()
    {
        using WorkerPool pool = new(2);
        Nesting body = new(pool);
        pool.For(20, body);
        Assert.Equal(200, body.Inner);
        Assert.False(body.Moved);
    }

    [Fact]
    public void Sleeping_workers_wake_for_the_next_call()
    {
        using WorkerPool pool = new(2);
        for (int turn = 0; turn < 5; turn++)
        {
            Thread.Sleep(20);
            Counter counter = new(10);
            pool.For(10, counter);
            Assert.Equal(10, counter.Runs.Sum());
        }
    }

    [Fact]
    public void Call_allocates_nothing()
    {
        using WorkerPool pool = new(2);
        Counter counter = new(64);
        for (int turn = 0; turn < 50; turn++)
        {
            pool.For(64, counter);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 100; turn++)
        {
            pool.For(64, counter);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Calls_from_several_threads_queue_up()
    {
        using WorkerPool pool = new(2);
        Counter counter = new(50);
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int turn = 0; turn < 100; turn++)
            {
                pool.For(50, counter);
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.All(counter.Runs, runs => Assert.Equal(400, runs));
    }

    private sealed class Counter(int count) : IParallelBody
    {
        public int[] Runs { get; } = new int[count];

        public int FailsAt { get; init; } = -1;

        public void Run(int index, int worker)
        {
            Interlocked.Increment(ref Runs[index]);
            if (index == FailsAt)
            {
                throw new InvalidOperationException($"index {index}");
            }
        }
    }

    private sealed class Exclusive(int threads) : IParallelBody
    {
        private readonly int[] _inside = new int[threads];

        public bool Failed { get; private set; }

        public void Run(int index, int worker)
        {
            if (Interlocked.Increment(ref _inside[worker]) != 1)
            {
                Failed = true;
            }

            Thread.SpinWait(20);
            Interlocked.Decrement(ref _inside[worker]);
        }
    }

    private sealed class Nesting(WorkerPool pool) : IParallelBody
    {
        private int _inner;

        public int Inner => _inner;

        public bool Moved { get; private set; }

        public void Run(int index, int worker)
        {
            if (pool.CurrentWorker != worker)
            {
                Moved = true;
            }

            pool.For(10, new Leaf(this, worker));
        }

        private sealed class Leaf(Nesting parent, int outer) : IParallelBody
        {
            public void Run(int index, int worker)
            {
                Interlocked.Increment(ref parent._inner);
                if (worker != outer)
                {
                    parent.Moved = true;
                }
            }
        }
    }
}
