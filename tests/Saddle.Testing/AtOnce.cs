namespace Saddle.Testing;

/// <summary>Calls from threads of their own, so that there are many at once on few processors.</summary>
internal static class AtOnce
{
    private const int Threads = 8;

    /// <summary>Calls with 0 up to below a count, dealt out in turn; throws what a call threw.</summary>
    public static void Run(int count, Action<int> call)
    {
        var failures = new List<Exception>();
        int next = -1;
        void Work()
        {
            try
            {
                for (int i; (i = Interlocked.Increment(ref next)) < count;)
                {
                    call(i);
                }
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        }

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(Work))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }
}
