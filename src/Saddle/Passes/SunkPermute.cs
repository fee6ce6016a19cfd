using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>One op done before a permute of its input instead of after it.</summary>
internal static class SunkPermute
{
    /// <param name="node">An op whose first input is a permute.</param>
    /// <param name="x">What is permuted.</param>
    /// <param name="order">The permute's order.</param>
    /// <returns>The permute of the op of x; <see langword="null"/> where the op depends on the order of axes.</returns>
    public static Tensor? Through(Tensor node, Tensor x, ValueList<int> order) => node.Op switch
    {
        SumOp or MaxOp => Reduced(node, x, order),
        BroadcastOp op when !Moved.IsLate(x, op.Shape) =>
            Moved.Permute(Moved.Broadcast(x, Back(op.Shape, order)), order),
        ReshapeOp op => Reshaped(x, order, op.Shape),
        SliceOp op =>
            Again(node, new SliceOp(Back(op.Starts, order), Back(op.Shape, order), Back(op.Steps, order)), x, order),
        PadOp op =>
            Again(node, new PadOp(Back(op.Before, order), Back(op.After, order), Back(op.Interior, order)), x, order),
        GatherOp op => Again(node, new GatherOp(order[op.Axis]), x, order),
        ScatterAddOp op => Again(node, op with { Axis = order[op.Axis] }, x, order),
        _ => null,
    };

    /// <param name="node">An elementwise op or a concatenation.</param>
    /// <param name="inputs">Its inputs, unpermuted.</param>
    /// <param name="order">The order to permute the result by.</param>
    public static Tensor OfMany(Tensor node, Tensor[] inputs, ValueList<int> order)
    {
        Op op = node.Op is ConcatOp concat ? new ConcatOp(order[concat.Axis]) : node.Op;
        return Moved.Permute(Tensor.Apply(op, [.. inputs]), order);
    }

    private static Tensor Again(Tensor node, Op op, Tensor x, ValueList<int> order) =>
        Moved.Permute(Tensor.Apply(op, [x, .. node.Inputs[1..]]), order);

    private static Tensor Reduced(Tensor node, Tensor x, ValueList<int> order)
    {
        ValueList<int> axes = SimplifyReductions.Axes(node.Op);
        int[] sources = [.. axes.Select(axis => order[axis])];
        int[] kept =
            [.. Enumerable.Range(0, order.Count).Where(axis => !axes.Span.Contains(axis)).Select(axis => order[axis])];
        int[] sorted = [.. kept.Order()];
        int[] result = [.. kept.Select(axis => Array.IndexOf(sorted, axis))];
        return Moved.Permute(SimplifyReductions.Reduce(node.Op, x, sources), ValueList.Create<int>(result));
    }

    /// <summary>Reshapes before permuting where every merged or split group of axes is together in x already.</summary>
    private static Tensor? Reshaped(Tensor x, ValueList<int> order, Shape shape)
    {
        if (shape.Count == 0)
        {
            return null;
        }

        int[] wide = [.. Enumerable.Range(0, x.Rank).Where(axis => x.Shape[axis] != 1)];
        var permuted = Shape.Create([.. order.Select(axis => x.Shape[axis])]);
        var groups = new List<(int Place, int[] To)>();
        foreach (AxisGroup group in AxisGroup.Of(permuted, shape))
        {
            int[] places = [.. group.From.Select(axis => Array.IndexOf(wide, order[axis]))];
            if (places.Where((place, i) => place != places[0] + i).Any())
            {
                return null;
            }

            groups.Add((places.Length == 0 ? -1 : places[0], group.To));
        }

        int[] axes = [.. groups.OrderBy(group => group.Place).SelectMany(group => group.To)];
        Tensor reshaped = Moved.Reshape(x, Shape.Create([.. axes.Select(axis => shape[axis])]));
        return Moved.Permute(reshaped, PermuteOp.Inverse(ValueList.Create<int>(axes)));
    }

    private static ValueList<int> Back(ValueList<int> perAxis, ValueList<int> order) =>
        ValueList.Create<int>([.. PermuteOp.Inverse(order).Select(axis => perAxis[axis])]);

    private static Shape Back(Shape shape, ValueList<int> order) =>
        Shape.Create([.. PermuteOp.Inverse(order).Select(axis => shape[axis])]);
}
