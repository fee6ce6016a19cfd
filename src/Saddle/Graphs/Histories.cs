namespace Saddle.Graphs;

/// <summary>Keeps tensors from becoming constants while somebody walks what they were computed from.</summary>
/// <remarks>Walks exclude no other walk. A change does not wait for them: it is left for another time.</remarks>
internal static class Histories
{
    private static readonly ReaderWriterLockSlim s_walks = new();

    /// <summary>Begins a walk, which ends when the result is disposed of; not to be begun within another.</summary>
    public static Walk Walked()
    {
        s_walks.EnterReadLock();
        return new Walk(s_walks);
    }

    /// <summary>Changes tensors unless somebody walks them.</summary>
    public static void ChangeUnlessWalked(Action change)
    {
        if (!s_walks.TryEnterWriteLock(0))
        {
            return;
        }

        try
        {
            change();
        }
        finally
        {
            s_walks.ExitWriteLock();
        }
    }

    /// <summary>A walk that is under way.</summary>
    public readonly ref struct Walk(ReaderWriterLockSlim walks)
    {
        public void Dispose() => walks.ExitReadLock();
    }
}
