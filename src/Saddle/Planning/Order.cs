using Saddle.Graphs;

namespace Saddle.Planning;

/// <summary>
/// Orders kernels so that each runs after those it reads from, updates of state after its last reader, and memory stays
/// low.
/// </summary>
internal static class Order
{
    // How many kernels that can run are looked at for one that frees memory.
    private const int Choices = 16;

    /// <param name="clusters">The kernels in traced order.</param>
    /// <param name="updates">
    /// State by the node that replaces it: that node's kernel waits for all other readers of the state. Updates that
    /// cannot wait are removed.
    /// </param>
    /// <returns>The kernels in running order.</returns>
    public static IReadOnlyList<Cluster> Apply(IReadOnlyList<Cluster> clusters, Dictionary<Tensor, Tensor> updates)
    {
        while (true)
        {
            if (Sort(clusters, updates, out Tensor? blocked) is { } sorted)
            {
                return sorted;
            }

            updates.Remove(blocked ?? throw new InvalidOperationException(
                "order: kernels wait for each other. A pass joined clusters that depend on each other by a third."));
        }
    }

    private static List<Cluster>? Sort(
        IReadOnlyList<Cluster> clusters, Dictionary<Tensor, Tensor> updates, out Tensor? blocked)
    {
        Dictionary<Tensor, int> writer = new(ReferenceEqualityComparer.Instance);
        Dictionary<Tensor, List<int>> readers = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < clusters.Count; i++)
        {
            clusters[i].Stored.ForEach(node => writer[node] = i);
            foreach (Tensor read in clusters[i].Reads)
            {
                (readers.TryGetValue(read, out List<int>? list) ? list : readers[read] = []).Add(i);
            }
        }

        var next = new List<int>[clusters.Count];
        int[] waits = new int[clusters.Count];
        void Edge(int before, int after)
        {
            (next[before] ??= []).Add(after);
            waits[after]++;
        }

        foreach ((Tensor read, List<int> list) in readers)
        {
            if (writer.TryGetValue(read, out int before))
            {
                list.ForEach(after => Edge(before, after));
            }
        }

        foreach ((Tensor replacement, Tensor state) in updates)
        {
            int update = writer[replacement];
            List<int> others = readers.GetValueOrDefault(state)?.FindAll(reader => reader != update) ?? [];
            others.ForEach(reader => Edge(reader, update));
        }

        List<Cluster>? sorted = Greedy(clusters, next, waits, readers);
        blocked = sorted is null ? updates.Keys.FirstOrDefault(key => waits[writer[key]] > 0) : null;
        return sorted;
    }

    /// <summary>Among the kernels that can run, one that frees memory; else the one traced first.</summary>
    private static List<Cluster>? Greedy(
        IReadOnlyList<Cluster> clusters, List<int>?[] next, int[] waits, Dictionary<Tensor, List<int>> readers)
    {
        var left = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        foreach ((Tensor read, List<int> list) in readers)
        {
            left[read] = list.Count;
        }

        List<int> ready = []; // in ascending order
        for (int i = 0; i < clusters.Count; i++)
        {
            if (waits[i] == 0)
            {
                ready.Add(i);
            }
        }

        var sorted = new List<Cluster>();
        while (ready.Count > 0)
        {
            int looked = Math.Min(ready.Count, Choices);
            int at = Math.Max(0, ready.FindIndex(0, looked, i => Growth(clusters[i], left) < 0));
            int chosen = ready[at];
            ready.RemoveAt(at);
            sorted.Add(clusters[chosen]);
            clusters[chosen].Reads.ForEach(read => left[read]--);
            foreach (int after in next[chosen] ?? [])
            {
                if (--waits[after] == 0)
                {
                    ready.Insert(~ready.BinarySearch(after), after);
                }
            }
        }

        return sorted.Count == clusters.Count ? sorted : null;
    }

    private static long Growth(Cluster cluster, Dictionary<Tensor, int> left)
    {
        long growth = 0;
        foreach (Tensor node in cluster.Stored)
        {
            growth += node.Shape.Count * node.Type.Bytes();
        }

        foreach (Tensor read in cluster.Reads)
        {
            if (left[read] == 1 && read.Op is not (InputOp or ValuesOp))
            {
                growth -= read.Shape.Count * read.Type.Bytes();
            }
        }

        return growth;
    }
}
