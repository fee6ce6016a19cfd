using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Planning;

/// <summary>Groups the nodes of a graph into the kernels that will run.</summary>
/// <remarks>
/// Walks readers before writers and joins a writer's cluster with a reader's wherever the reader takes the elements in
/// the order they are made and no other path leads from one to the other, which would make the joint kernel wait for
/// itself.
/// </remarks>
internal sealed class Fuse
{
    private readonly Graph _graph;
    private readonly Materialise _memory;
    private readonly Dictionary<Tensor, int> _position = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, Cluster> _clusters = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, List<Tensor>> _readers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, Tensor[]> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly DependenceOrder _order = new();
    private readonly Detours _detours;

    private Fuse(Graph graph, Materialise memory)
    {
        _graph = graph;
        _memory = memory;
        _detours = new Detours(ReadersOf, WritersOf);
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            Tensor node = graph.Nodes[i];
            _position[node] = i;
            if (!IsRun(node))
            {
                continue;
            }

            _order.Append(_clusters[node] = new Cluster(node, i));
            _sources[node] = [.. ReadsOf(node).Select(read => read.Base)];
            foreach (Tensor source in _sources[node])
            {
                Readers(source).Add(node);
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
        // A contraction and a reduction cannot share a kernel. What both could take goes to the contraction, which
        // makes it while the elements are in cache, unless only the reduction reads it.
        HashSet<Tensor> onlyReduced = OnlyReduced();
        Join(onlyReduced);
        Join([]);
    }

    /// <summary>Reductions, and the elementwise ops that nothing but these read.</summary>
    private HashSet<Tensor> OnlyReduced()
    {
        var found = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var outputs = new HashSet<Tensor>(_graph.Outputs, ReferenceEqualityComparer.Instance);
        foreach (Tensor node in _graph.Nodes.Reverse())
        {
            bool only = node.Op is Elementwise && !outputs.Contains(node)
                && _readers.TryGetValue(node, out List<Tensor>? readers) && readers.TrueForAll(found.Contains);
            if (only || Cluster.IsReduction(node))
            {
                found.Add(node);
            }
        }

        return found;
    }

    private void Join(HashSet<Tensor> except)
    {
        for (int i = _graph.Nodes.Length - 1; i >= 0; i--)
        {
            Tensor node = _graph.Nodes[i];
            if (!_clusters.ContainsKey(node) || except.Contains(node)
                || !_readers.TryGetValue(node, out List<Tensor>? readers))
            {
                continue;
            }

            foreach (Tensor reader in readers.Where(reader => !except.Contains(reader)))
            {
                (Cluster from, Cluster to) = (_clusters[node], _clusters[reader]);
                if (from != to && from.Fits(to) && AllDirect(from, to) && !_detours.Exist(from, to))
                {
                    Merge(from, to);
                }
            }
        }
    }

    /// <summary>Whether all reads between two clusters take elements in order, from elementwise ops or the
    /// head.</summary>
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

    /// <summary>Makes one cluster of two, right after <see cref="Detours.Exist"/> found no path through a
    /// third.</summary>
    private void Merge(Cluster from, Cluster to)
    {
        if (_detours.Dependents is { } dependents)
        {
            // The joint cluster runs in the reader's place, and what depends on the writer after it.
            _order.MoveBehind(to, dependents);
        }
        else
        {
            // The joint cluster runs in the writer's place, and what the reader needs before it.
            _order.MoveBefore(from, _detours.Needed);
            _order.MoveBehind(from, [to]);
        }

        _order.Remove(from);
        to.Absorb(from, node => _position[node]);
        foreach (Tensor member in from.Members)
        {
            _clusters[member] = to;
        }
    }

    private IEnumerable<Cluster> ReadersOf(Cluster cluster)
    {
        foreach (Tensor member in cluster.Members)
        {
            foreach (Tensor reader in _readers.GetValueOrDefault(member) ?? [])
            {
                yield return _clusters[reader];
            }
        }
    }

    private IEnumerable<Cluster> WritersOf(Cluster cluster)
    {
        foreach (Tensor member in cluster.Members)
        {
            foreach (Tensor source in _sources[member])
            {
                if (_clusters.TryGetValue(source, out Cluster? writer))
                {
                    yield return writer;
                }
            }
        }
    }

    private Cluster[] Finish()
    {
        var outputs = new HashSet<Tensor>(
            _graph.Outputs.Select(output => _memory.ViewOf(output).Base), ReferenceEqualityComparer.Instance);
        Cluster[] clusters = [.. _clusters.Values.Distinct().OrderBy(cluster => cluster.Last)];
        foreach (Cluster cluster in clusters)
        {
            FindTraffic(cluster, outputs);
        }

        return clusters;
    }

    /// <summary>Notes what a finished cluster reads, and which of its results others need.</summary>
    private void FindTraffic(Cluster cluster, HashSet<Tensor> outputs)
    {
        var reads = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (Tensor member in cluster.Members)
        {
            if (outputs.Contains(member) || Readers(member).Exists(reader => _clusters[reader] != cluster))
            {
                cluster.Stored.Add(member);
            }

            foreach (Tensor source in _sources[member])
            {
                bool foreign = _clusters.GetValueOrDefault(source) != cluster && !_memory.IsConstant(source);
                if (foreign && reads.Add(source))
                {
                    cluster.Reads.Add(source);
                }
            }
        }
    }
}
