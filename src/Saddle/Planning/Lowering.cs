using Saddle.Graphs;
using Saddle.Kernels.Vectors;
using Saddle.Ops;

namespace Saddle.Planning;

/// <summary>Gives every node that needs memory a slot: an input's, a constant's, an output's, or a part of the
/// arena.</summary>
internal sealed class Lowering
{
    private readonly Graph _graph;
    private readonly Dictionary<Tensor, int> _slots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, Cluster> _writers = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Slot, long Offset)> _arena = [];
    private readonly HashSet<Tensor> _updated = new(ReferenceEqualityComparer.Instance);

    /// <param name="graph">What to compute.</param>
    /// <param name="carried">How many leading inputs the leading outputs replace.</param>
    /// <param name="finiteChecks">Whether every result is looked at, so that no op is fused or done in place.</param>
    /// <param name="width">The vector registers to use.</param>
    public Lowering(Graph graph, int carried, bool finiteChecks, VectorWidth width)
    {
        (_graph, Width, FiniteChecks) = (graph, width, finiteChecks);
        Memory = new Materialise(graph);
        IReadOnlyList<Cluster> clusters = Fuse.Apply(graph, Memory, join: !finiteChecks);
        foreach (Cluster cluster in clusters)
        {
            cluster.Members.ForEach(member => _writers[member] = cluster);
        }

        Dictionary<Tensor, Tensor> updates = FindUpdates(finiteChecks ? 0 : carried);
        Clusters = Order.Apply(clusters, updates);
        AssignInputs();
        AssignConstants();
        AssignOutputs(carried, updates);
        AssignArena();
    }

    /// <summary>Whether results are checked for NaN and infinity.</summary>
    public bool FiniteChecks { get; }

    /// <summary>The vector registers kernels are to use.</summary>
    public VectorWidth Width { get; }

    public Materialise Memory { get; }

    /// <summary>The kernels in running order.</summary>
    public IReadOnlyList<Cluster> Clusters { get; }

    /// <summary>How many slots there are.</summary>
    public int SlotCount { get; private set; }

    public List<(int Slot, Storage Storage)> Constants { get; } = [];

    /// <summary>The slot of each output, which has a buffer of its own or, where carried, the input's.</summary>
    public int[] OutputSlots { get; private set; } = [];

    /// <summary>What is copied into outputs after the last kernel: nodes that could not be made in place.</summary>
    public List<(Tensor Source, int Slot)> FinalCopies { get; } = [];

    public IReadOnlyList<(int Slot, long Offset)> Arena => _arena;

    public long ArenaBytes { get; private set; }

    public int SlotOf(Tensor node) => _slots[node];

    private Dictionary<Tensor, Tensor> FindUpdates(int carried)
    {
        var updates = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        var returned = new HashSet<Tensor>(
            _graph.Outputs.Select(output => Memory.ViewOf(output).Base), ReferenceEqualityComparer.Instance);
        for (int i = 0; i < carried; i++)
        {
            Tensor source = Memory.ViewOf(_graph.Outputs[i]).Base;
            Tensor state = _graph.Inputs[i];
            bool inPlace = !returned.Contains(state) && _writers.TryGetValue(source, out Cluster? writer)
                && source.Op is Elementwise && ReadsInOrder(writer, state);
            if (inPlace)
            {
                updates.TryAdd(source, state);
            }
        }

        return updates;
    }

    /// <summary>Whether a cluster reads a node only element by element in order, so that it may overwrite it.</summary>
    private bool ReadsInOrder(Cluster cluster, Tensor node)
    {
        foreach (Tensor member in cluster.Members)
        {
            if (View.IsViewing(member))
            {
                return false;
            }

            foreach (Tensor input in member.Inputs)
            {
                View view = Memory.ViewOf(input);
                bool inOrder = member != cluster.Head && view.IsIdentity && view.Count == cluster.Count;
                if (view.Base == node && !inOrder)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void AssignInputs()
    {
        // Inputs come first: input i has slot i.
        foreach (Tensor input in _graph.Inputs)
        {
            _slots[input] = SlotCount++;
        }
    }

    private void AssignConstants()
    {
        foreach (Tensor node in _graph.Nodes)
        {
            if (node.Op is ValuesOp values)
            {
                _slots[node] = SlotCount;
                Constants.Add((SlotCount++, values.Storage));
            }
        }
    }

    private void AssignOutputs(int carried, Dictionary<Tensor, Tensor> updates)
    {
        OutputSlots = new int[_graph.Outputs.Length];
        for (int i = 0; i < OutputSlots.Length; i++)
        {
            Tensor source = Memory.ViewOf(_graph.Outputs[i]).Base;
            int slot = i < carried ? _slots[_graph.Inputs[i]] : SlotCount++;
            OutputSlots[i] = slot;
            bool computed = _writers.ContainsKey(source) && !_slots.ContainsKey(source);
            bool inPlace = i >= carried || updates.GetValueOrDefault(source) == _graph.Inputs[i];
            if (computed && inPlace)
            {
                _slots[source] = slot;
                if (i < carried)
                {
                    _updated.Add(source);
                }
            }
            else if (source != _graph.Inputs.ElementAtOrDefault(i) || i >= carried)
            {
                FinalCopies.Add((source, slot));
            }
        }
    }

    private void AssignArena()
    {
        Dictionary<Tensor, (int First, int Last)> lives = Lives();
        var needs = new List<PlanMemory.Need>();
        var owners = new List<Tensor>();
        var group = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        for (int k = 0; k < Clusters.Count; k++)
        {
            foreach (Tensor node in Held(Clusters[k]).Where(node => !_slots.ContainsKey(node)))
            {
                (int first, int last) = (k, lives.TryGetValue(node, out (int First, int Last) life) ? life.Last : k);
                long bytes = node.Shape.Count * node.Type.Bytes();
                int reused = Reusable(Clusters[k], k, bytes, group, needs);
                if (reused >= 0)
                {
                    needs[reused] = needs[reused] with { Last = last };
                    group[node] = reused;
                }
                else
                {
                    group[node] = needs.Count;
                    needs.Add(new PlanMemory.Need(first, last, bytes));
                }

                owners.Add(node);
            }
        }

        (long[] offsets, ArenaBytes) = PlanMemory.Apply(needs);
        int[] slots = [.. offsets.Select(_ => SlotCount++)];
        for (int i = 0; i < offsets.Length; i++)
        {
            _arena.Add((slots[i], offsets[i]));
        }

        owners.ForEach(node => _slots[node] = slots[group[node]]);
        foreach (Cluster cluster in Clusters)
        {
            if (cluster.Head is { } head && !_slots.ContainsKey(head))
            {
                _slots[head] = _slots[RoomForHead(cluster)!];
            }
        }
    }

    /// <summary>What a kernel needs memory for: its results, and a contraction's raw result that fits into
    /// none.</summary>
    private List<Tensor> Held(Cluster cluster) => cluster.Head is { } head && RoomForHead(cluster) is null
        ? [.. cluster.Stored, head]
        : cluster.Stored;

    /// <summary>
    /// A result in whose place a contraction whose raw result nobody else reads can write it, to be finished there;
    /// state that is updated in place is still to be read.
    /// </summary>
    private Tensor? RoomForHead(Cluster cluster) => cluster.Stored.Find(node => !_updated.Contains(node));

    private Dictionary<Tensor, (int First, int Last)> Lives()
    {
        var lives = new Dictionary<Tensor, (int First, int Last)>(ReferenceEqualityComparer.Instance);
        for (int k = 0; k < Clusters.Count; k++)
        {
            foreach (Tensor read in Clusters[k].Reads)
            {
                lives[read] = (0, k);
            }
        }

        FinalCopies.ForEach(copy => lives[copy.Source] = (0, Clusters.Count));
        return lives;
    }

    /// <summary>A block whose last reader is this elementwise kernel, reading in order: it can be written
    /// over.</summary>
    private int Reusable(Cluster cluster, int k, long bytes, Dictionary<Tensor, int> group, List<PlanMemory.Need> needs)
    {
        // A report of what is not finite shows the inputs as well, so they must outlive the kernel.
        if (cluster.Head is not null || cluster.Layout is not null || !cluster.IsFusable || FiniteChecks)
        {
            return -1;
        }

        foreach (Tensor read in cluster.Reads)
        {
            if (group.TryGetValue(read, out int block) && needs[block].Last == k && needs[block].Bytes == bytes
                && ReadsInOrder(cluster, read)
                && cluster.Reads.TrueForAll(other => other == read || !SharesBlock(other, block, group)))
            {
                return block;
            }
        }

        return -1;
    }

    private static bool SharesBlock(Tensor other, int block, Dictionary<Tensor, int> group) =>
        group.TryGetValue(other, out int blockOfOther) && blockOfOther == block;
}
