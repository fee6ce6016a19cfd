using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Planning;

/// <summary>Decides which nodes get memory of their own and how every other node is seen through it.</summary>
internal sealed class Materialise
{
    private readonly Dictionary<Tensor, View> _views = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Tensor> _copies = new(ReferenceEqualityComparer.Instance);

    public Materialise(Graph graph)
    {
        foreach (Tensor node in graph.Nodes)
        {
            for (int i = 0; i < node.Inputs.Length; i++)
            {
                if (!Accepts(node, i, ViewOf(node.Inputs[i])))
                {
                    Copy(node.Inputs[i]);
                }
            }

            View? view = View.IsViewing(node) ? ViewOf(node.Inputs[0]).Through(node.Op, node.Shape) : null;
            if (view is null && View.IsViewing(node))
            {
                // The input's view has no strides under this op: give the input memory, then look again.
                Copy(node.Inputs[0]);
                view = ViewOf(node.Inputs[0]).Through(node.Op, node.Shape);
            }

            _views[node] = view ?? View.Whole(node);
        }

        foreach (Tensor output in graph.Outputs)
        {
            if (!ViewOf(output).IsIdentity || ViewOf(output).Base.Op is FillOp)
            {
                Copy(output);
            }
        }
    }

    /// <summary>Viewing nodes that are copied into memory because a reader cannot use strides.</summary>
    public IReadOnlySet<Tensor> Copies => _copies;

    /// <summary>A node in terms of the memory it lies in.</summary>
    public View ViewOf(Tensor node) => _views[node];

    /// <summary>Whether a node is one number that kernels hold themselves instead of reading it.</summary>
    public bool IsConstant(Tensor node) => node.Op is FillOp && !_copies.Contains(node);

    /// <summary>A view before the node's own copy: what the copying kernel reads.</summary>
    public View SourceOf(Tensor copy) => ViewOf(copy.Inputs[0]).Through(copy.Op, copy.Shape)!;

    private static bool Accepts(Tensor reader, int input, View view) => reader.Op switch
    {
        Elementwise or SumOp or MaxOp or ReshapeOp or BroadcastOp or SliceOp => true,
        PermuteOp or ConcatOp => view.Base.Op is not FillOp,
        _ => view.Base.Op is not FillOp && view.IsContiguous,
    };

    private void Copy(Tensor node)
    {
        _copies.Add(node);
        _views[node] = View.Whole(node);
    }
}
