using Saddle.Graphs;

namespace Saddle.Passes;

/// <summary>Groups the nodes of a graph into the kernels that will run.</summary>
/// <remarks>
/// Walks readers before writers and joins a writer's cluster with a reader's wherever the reader takes the elements in the
/// order they are made and no other path leads from one to the other, which would make the joint kernel wait for itself.
/// </remarks>
internal sealed class Fuse
{
    private const int SearchLimit = 400;
    private readonly Graph _graph;
    private readonly Materialise _memory;
    private readonly Dictionary<Tensor, int> _position = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, Cluster> _clusters = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, List<Tensor>> _readers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Cluster> _visited = [];

    private Fuse(Graph graph, Materialise memory)
    {
        _graph = graph;
        _memory = memory;
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            Tensor node = graph.Nodes[i];
            _position[node] = i;
            if (!IsRun(node))
            {
                continue;
            }

            _clusters[node] = new Cluster(node, i);
            foreach (View read in ReadsOf(node))
            {
                Readers(read.Base).Add(node);
            }
        }
    }

    /// <summary>The kernels, in the order their last members were traced.</summary>
    public static IReadOnlyList<Cluster> Apply(Graph graph, Materialise memory, bool join = true)
    {
        var fuse = new Fuse(graph, memory);
        if (join)
        {
            fuse.Join();
        }

        return fuse.Finish();
    }

    /// <summary>Whether a node is computed by a kernel, rather than being a leaf or another look at memory.</summary>
    private bool IsRun(Tensor node) =>
        node.Op is not (InputOp or ValuesOp or FillOp) && (!View.IsViewing(node) || _memory.Copies.Contains(node))
        || (node.Op is FillOp && _memory.Copies.Contains(node));

    private IEnumerable<View> ReadsOf(Tensor node) => View.IsViewing(node)
        ? [_memory.SourceOf(node)]
        : node.Inputs.Select(_memory.ViewOf);

    private List<Tensor> Readers(Tensor node)
    {
        if (!_readers.TryGetValue(node, out List<Tensor>? readers))
        {
            _readers[node] = readers = [];
        }

        return readers;
    }

    private void Join()
    {
        for (int i = _graph.Nodes.Length - 1; i >= 0; i--)
        {
            Tensor node = _graph.Nodes[i];
            if (!_clusters.ContainsKey(node) || !_readers.TryGetValue(node, out List<Tensor>? readers))
            {
                continue;
            }

            foreach (Tensor reader in readers)
            {
                (Cluster from, Cluster to) = (_clusters[node], _clusters[reader]);
                if (from != to && from.Fits(to) && AllDirect(from, to) && !Detours(from, to))
                {
                    Merge(from, to);
                }
            }
        }
    }

    private void Merge(Cluster from, Cluster to)
    {
        to.Absorb(from, node => _position[node]);
        foreach (Tensor member in from.Members)
        {
            _clusters[member] = to;
        }
    }

    /// <summary>Whether every read between two clusters takes elements in order, from an elementwise op or the head.</summary>
    private bool AllDirect(Cluster from, Cluster to) => Direct(from, to) && Direct(to, from);

    private bool Direct(Cluster writers, Cluster readers)
    {
        foreach (Tensor writer in writers.Members)
        {
            if (!_readers.TryGetValue(writer, out List<Tensor>? all))
            {
                continue;
            }

            foreach (Tensor reader in all)
            {
                if (_clusters[reader] != readers)
                {
                    continue;
                }

                bool ordered = !Cluster.IsReduction(writer) && !Cluster.IsContraction(reader)
                    && ReadsOf(reader).All(view => view.Base != writer || view.IsIdentity);
                if (!ordered)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a path leads from one cluster to the other through a third, or the search gave up.</summary>
    private bool Detours(Cluster from, Cluster to) => Reaches(from, to) || Reaches(to, from);

    private bool Reaches(Cluster from, Cluster to)
    {
        _visited.Clear();
        var pending = new Stack<Cluster>();
        Push(from, skip: to);
        while (pending.TryPop(out Cluster? next))
        {
            if (next == to || _visited.Count > SearchLimit)
            {
                return true;
            }

            Push(next, skip: null);
        }

        return false;

        void Push(Cluster cluster, Cluster? skip)
        {
            foreach (Tensor member in cluster.Members)
            {
                foreach (Tensor reader in _readers.GetValueOrDefault(member) ?? [])
                {
                    Cluster target = _clusters[reader];
                    bool worth = target != from && target != skip && target.First <= to.Last;
                    if (worth && _visited.Add(target))
                    {
                        pending.Push(target);
                    }
                }
            }
        }
    }

    private Cluster[] Finish()
    {
        var outputs = new HashSet<Tensor>(_graph.Outputs.Select(output => _memory.ViewOf(output).Base), ReferenceEqualityComparer.Instance);
        Cluster[] clusters = [.. _clusters.Values.Distinct().OrderBy(cluster => cluster.Last)];
        foreach (Cluster cluster in clusters)
        {
            var own = new HashSet<Tensor>(cluster.Members, ReferenceEqualityComparer.Instance);
            var reads = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
            foreach (Tensor member in cluster.Members)
            {
                bool leaves = outputs.Contains(member)
                    || (_readers.TryGetValue(member, out List<Tensor>? readers) && readers.Any(reader => !own.Contains(reader)));
                if (leaves)
                {
                    cluster.Stored.Add(member);
                }

                foreach (View view in ReadsOf(member))
                {
                    if (!own.Contains(view.Base) && !_memory.IsConstant(view.Base) && reads.Add(view.Base))
                    {
                        cluster.Reads.Add(view.Base);
                    }
                }
            }
        }

        return clusters;
    }
}
