using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Transposes become flags of the matrix product; products with a repeated number become sums.</summary>
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

        if (right.IsFill(out double rightValue))
        {
            Tensor sums = Sums(left, op.TransposeLeft ? -2 : -1, rightValue);
            return Moved.Broadcast(Moved.Reshape(sums, node.Shape.With(node.Rank - 1, 1)), node.Shape);
        }

        if (left.IsFill(out double leftValue))
        {
            Tensor sums = Sums(right, op.TransposeRight ? -1 : -2, leftValue);
            return Moved.Broadcast(Moved.Reshape(sums, node.Shape.With(node.Rank - 2, 1)), node.Shape);
        }

        return node;
    }

    /// <summary>One side's sums over the inner axis, times the number that fills the other side.</summary>
    private static Tensor Sums(Tensor side, int inner, double value)
    {
        Tensor sums = Simplify.Node(side.Sum(inner));
        return Simplify.Node(sums * sums.Filled(value));
    }

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
