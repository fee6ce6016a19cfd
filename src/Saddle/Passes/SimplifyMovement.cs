using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Movement that moves nothing, or twice.</summary>
internal static class SimplifyMovement
{
    /// <summary>Longer vectors are left to run, so that programs stay small.</summary>
    public const int MostLiterals = 1 << 16;

    public static Tensor Node(Tensor node)
    {
        Tensor folded = FoldConstants.Fold(node);
        return !ReferenceEquals(folded, node) ? folded : node.Op switch
        {
            ReshapeOp op => Unless(node, Moved.Reshape(node.Inputs[0], op.Shape)),
            PermuteOp op => Unless(node, Moved.Permute(node.Inputs[0], op.Order)),
            BroadcastOp op => Unless(node, Moved.Broadcast(node.Inputs[0], op.Shape)),
            SliceOp when node.Shape == node.Inputs[0].Shape => node.Inputs[0],
            PadOp when node.Shape == node.Inputs[0].Shape => node.Inputs[0],
            ConcatOp op => OfLiterals(node, op) ?? node,
            SliceOp op => OfRepeated(node, op) ?? OfSlice(node, op) ?? node,
            _ => node,
        };
    }

    /// <summary>The old node where the new one does the same to the same input.</summary>
    private static Tensor Unless(Tensor node, Tensor moved) =>
        node.Op.Equals(moved.Op) && ReferenceEquals(node.Inputs[0], moved.Inputs[0]) ? node : moved;

    /// <summary>Slices of what is repeated are repetitions of slices.</summary>
    private static Tensor? OfRepeated(Tensor node, SliceOp op)
    {
        Tensor x = node.Inputs[0];
        if (x.Op is not BroadcastOp || node.Shape.Count == 0)
        {
            return null;
        }

        Tensor small = x.Inputs[0];
        int[] starts = [.. op.Starts];
        int[] steps = [.. op.Steps];
        Shape shape = op.Shape;
        for (int axis = 0; axis < starts.Length; axis++)
        {
            if (small.Shape[axis] == 1)
            {
                (starts[axis], steps[axis]) = (0, 1);
                shape = shape.With(axis, 1);
            }
        }

        var slice = new SliceOp(ValueList.Create<int>(starts), shape, ValueList.Create<int>(steps));
        return Moved.Broadcast(Node(Tensor.Apply(slice, [small])), node.Shape);
    }

    /// <summary>A slice of a slice is one.</summary>
    private static Tensor? OfSlice(Tensor node, SliceOp op)
    {
        if (node.Inputs[0].Op is not SliceOp inner)
        {
            return null;
        }

        int[] starts = new int[node.Rank];
        int[] steps = new int[node.Rank];
        for (int axis = 0; axis < starts.Length; axis++)
        {
            // No element has no first place, and no second one no distance to it; all others lie in the tensor.
            starts[axis] = op.Shape[axis] == 0 ? 0 : inner.Starts[axis] + op.Starts[axis] * inner.Steps[axis];
            steps[axis] = op.Shape[axis] <= 1 ? 1 : op.Steps[axis] * inner.Steps[axis];
        }

        var slice = new SliceOp(ValueList.Create<int>(starts), op.Shape, ValueList.Create<int>(steps));
        return Tensor.Apply(slice, [node.Inputs[0].Inputs[0]]);
    }

    /// <summary>A short vector of several repeated numbers is known before the run.</summary>
    private static Tensor? OfLiterals(Tensor node, ConcatOp op)
    {
        bool isShort = node.Rank == 1 && node.Shape.Count <= MostLiterals && node.Type != ElementType.Int64;
        if (!isShort || !node.Inputs.All(input => input.Op is FillOp))
        {
            return null;
        }

        double[] values =
            [.. node.Inputs.SelectMany(input => Enumerable.Repeat(((FillOp)input.Op).Value, input.Shape[op.Axis]))];
        return node.Type == ElementType.Float64
            ? Tensor.Of(values)
            : Tensor.Of(Array.ConvertAll(values, value => (float)value));
    }
}
