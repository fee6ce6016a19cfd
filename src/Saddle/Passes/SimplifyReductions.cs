using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Reductions of what is repeated, reduced before, or not there to reduce.</summary>
internal static class SimplifyReductions
{
    public static Tensor Node(Tensor node)
    {
        ValueList<int> axes = Axes(node.Op);
        Tensor x = node.Inputs[0];
        Tensor folded = FoldConstants.Fold(node);
        return !ReferenceEquals(folded, node) ? folded
            : x.Shape.Count == 0 ? node.Op is SumOp ? node.Filled(0) : node
            : OverSize1(node, axes)
            ?? OfRepeated(node, axes)
            ?? OfReduced(node, axes)
            ?? OfReshaped(node, axes)
            ?? OfLiterals(node)
            ?? node;
    }

    /// <summary>The reduced axes of a sum or maximum.</summary>
    public static ValueList<int> Axes(Op op) => op is SumOp sum ? sum.Axes : ((MaxOp)op).Axes;

    /// <summary>The same reduction over other axes.</summary>
    public static Tensor Reduce(Op op, Tensor x, params ReadOnlySpan<int> axes) =>
        op is SumOp ? x.Sum(axes) : x.Max(axes);

    /// <summary>An axis of size 1 disappears without arithmetic.</summary>
    private static Tensor? OverSize1(Tensor node, ValueList<int> axes)
    {
        Tensor x = node.Inputs[0];
        int[] kept = [.. axes.Where(axis => x.Shape[axis] != 1)];
        return kept.Length == axes.Count ? null : Moved.Reshape(Reduce(node.Op, x, kept), node.Shape);
    }

    /// <summary>Repetitions are counted, not added up.</summary>
    private static Tensor? OfRepeated(Tensor node, ValueList<int> axes)
    {
        Tensor x = node.Inputs[0];
        if (x.Op is not BroadcastOp)
        {
            return null;
        }

        Tensor small = x.Inputs[0];
        double times = 1;
        foreach (int axis in axes)
        {
            times *= small.Shape[axis] == x.Shape[axis] ? 1 : x.Shape[axis];
        }

        Tensor reduced = Simplify.Node(Reduce(node.Op, small, axes.Span));
        Tensor scaled = node.Op is SumOp ? Simplify.Node(reduced * reduced.Filled(times)) : reduced;
        return Moved.Broadcast(scaled, node.Shape);
    }

    /// <summary>A reduction of a reduction is one, if it is still over neighbouring axes.</summary>
    private static Tensor? OfReduced(Tensor node, ValueList<int> axes)
    {
        Tensor inner = node.Inputs[0];
        if (inner.Op.GetType() != node.Op.GetType())
        {
            return null;
        }

        Tensor x = inner.Inputs[0];
        ValueList<int> innerAxes = Axes(inner.Op);
        int[] remaining = [.. Enumerable.Range(0, x.Rank).Where(axis => !innerAxes.Span.Contains(axis))];
        int[] all = [.. innerAxes.Concat(axes.Select(axis => remaining[axis])).Order()];
        return SplitReductions.Runs(x.Shape, all).Count == 1 ? Reduce(node.Op, x, all) : null;
    }

    /// <summary>Reduces before reshaping where each merged or split axis is reduced wholly or not at all.</summary>
    private static Tensor? OfReshaped(Tensor node, ValueList<int> axes)
    {
        Tensor reshaped = node.Inputs[0];
        if (reshaped.Op is not ReshapeOp)
        {
            return null;
        }

        Tensor x = reshaped.Inputs[0];
        var reduced = new List<int>();
        foreach (AxisGroup group in AxisGroup.Of(x.Shape, reshaped.Shape))
        {
            int[] wide = [.. group.To.Where(axis => reshaped.Shape[axis] != 1)];
            int hit = wide.Count(axis => axes.Span.Contains(axis));
            if (hit > 0 && hit < wide.Length)
            {
                return null;
            }

            reduced.AddRange(hit > 0 ? group.From : []);
        }

        return Moved.Reshape(Reduce(node.Op, x, [.. reduced]), node.Shape);
    }

    /// <summary>The sum of a short vector that is known before the run is known as well.</summary>
    private static Tensor? OfLiterals(Tensor node)
    {
        Tensor x = node.Inputs[0];
        if (node.Op is not SumOp || x.Op is not ValuesOp values || x.Rank != 1
            || x.Shape.Count > SimplifyMovement.MostLiterals)
        {
            return null;
        }

        return x.Type switch
        {
            ElementType.Float32 => node.Filled(
                (float)values.Storage.Span<float>().ToArray().Sum(value => (double)value)),
            ElementType.Float64 => node.Filled(values.Storage.Span<double>().ToArray().Sum()),
            _ => null,
        };
    }
}
