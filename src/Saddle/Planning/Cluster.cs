using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Planning;

/// <summary>Nodes that run as one kernel: a contraction perhaps, elementwise ops over one range, reductions
/// perhaps.</summary>
/// <remarks>Everything else (copies, padding, gathers, random numbers) is a cluster of one node.</remarks>
internal sealed class Cluster
{
    public Cluster(Tensor node, int position)
    {
        Members = [node];
        Last = position;
        Head = IsContraction(node) ? node : null;
        Layout = node.Op is SumOp or MaxOp ? ReductionLayout.Of(node) : null;
        Count = Layout is null ? node.Shape.Count : node.Inputs[0].Shape.Count;
        Type = node.Type;
        IsFusable = Head is not null || Layout is { } || node.Op is Elementwise;
    }

    /// <summary>The nodes, each after those it reads.</summary>
    public List<Tensor> Members { get; private set; }

    /// <summary>The elements walked over.</summary>
    public long Count { get; }

    public ElementType Type { get; }

    public bool IsFusable { get; }

    /// <summary>The contraction whose result the elementwise ops finish, if any.</summary>
    public Tensor? Head { get; private set; }

    /// <summary>What the reductions at the end keep and remove, if there are any.</summary>
    public ReductionLayout? Layout { get; private set; }

    /// <summary>Its place among all clusters: above that of every cluster it reads from.</summary>
    public long Rank { get; set; }

    /// <summary>The highest position of a member in the graph's order.</summary>
    public int Last { get; private set; }

    /// <summary>Members that must be in memory afterwards.</summary>
    public List<Tensor> Stored { get; } = [];

    /// <summary>Memory read, other than the cluster's own.</summary>
    public List<Tensor> Reads { get; } = [];

    public static bool IsContraction(Tensor node) => node.Op is MatMulOp or ConvolutionFamily;

    public static bool IsReduction(Tensor node) => node.Op is SumOp or MaxOp;

    /// <summary>Whether one kernel could do both, leaving dependencies aside.</summary>
    public bool Fits(Cluster other)
    {
        bool layouts = Layout is null || other.Layout is null || Layout == other.Layout;
        bool heads = (Head ?? other.Head) is null
            || ((Head is null || other.Head is null) && Layout is null && other.Layout is null);
        return IsFusable && other.IsFusable && Count == other.Count && Type == other.Type && layouts && heads
            && Members.Count + other.Members.Count <= 64;
    }

    public void Absorb(Cluster other, Func<Tensor, int> position)
    {
        Members = [.. Members.Concat(other.Members).OrderBy(position)];
        Head ??= other.Head;
        Layout ??= other.Layout;
        Last = Math.Max(Last, other.Last);
    }
}

/// <summary>A reduction as three axes: of [outer, reduced, inner] the middle one disappears.</summary>
internal sealed record ReductionLayout(long Outer, long Reduced, long Inner)
{
    /// <exception cref="InvalidOperationException">
    /// The axes are not neighbours; <c>SplitReductions</c> must run first.
    /// </exception>
    public static ReductionLayout Of(Tensor reduction)
    {
        ValueList<int> axes = reduction.Op is SumOp sum ? sum.Axes : ((MaxOp)reduction.Op).Axes;
        Shape shape = reduction.Inputs[0].Shape;
        long outer = 1, reduced = 1, inner = 1;
        bool seen = false;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (axes.Span.Contains(axis))
            {
                if (inner > 1)
                {
                    throw new InvalidOperationException(
                        $"fuse: reduction over axes {axes} of {shape} is not contiguous. Split it before fusing.");
                }

                reduced *= shape[axis];
                seen = true;
            }
            else if (seen)
            {
                inner *= shape[axis];
            }
            else
            {
                outer *= shape[axis];
            }
        }

        return new ReductionLayout(outer, reduced, inner);
    }
}
