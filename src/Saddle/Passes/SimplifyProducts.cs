using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Transposes become flags of the matrix product; products with one inner element become elementwise.</summary>
internal static class SimplifyProducts
{
    public static Tensor Node(Tensor node, MatMulOp op)
    {
        (Tensor left, Tensor right) = (node.Inputs[0], node.Inputs[1]);
        if (left.IsFill(0) || right.IsFill(0))
        {
            return node.Filled(0);
        }

        if (IsTranspose(left))
        {
            return MatMulOp.Of(left.Inputs[0], right, !op.TransposeLeft, op.TransposeRight);
        }

        if (IsTranspose(right))
        {
            return MatMulOp.Of(left, right.Inputs[0], op.TransposeLeft, !op.TransposeRight);
        }

        int inner = op.TransposeLeft ? left.Shape[^2] : left.Shape[^1];
        return inner == 1 && (left.IsFill(out _) || right.IsFill(out _))
            ? Simplify.Node(Column(left, node.Shape, op.TransposeLeft) * Row(right, node.Shape, op.TransposeRight))
            : node;
    }

    private static Tensor Column(Tensor left, Shape product, bool transposed) => Moved.Broadcast(
        transposed ? Moved.Reshape(left, left.Shape.With(left.Rank - 2, left.Shape[^1]).With(left.Rank - 1, 1)) : left,
        product);

    private static Tensor Row(Tensor right, Shape product, bool transposed) => Moved.Broadcast(
        transposed ? Moved.Reshape(right, right.Shape.With(right.Rank - 1, right.Shape[^2]).With(right.Rank - 2, 1)) : right,
        product);

    private static bool IsTranspose(Tensor node)
    {
        if (node.Op is not PermuteOp permute || node.Rank < 2)
        {
            return false;
        }

        int last = node.Rank - 1;
        return permute.Order[last] == last - 1 && permute.Order[last - 1] == last
            && Enumerable.Range(0, last - 1).All(axis => permute.Order[axis] == axis);
    }
}
