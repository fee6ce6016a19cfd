using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>
    /// Batched matrix product; each side may be read transposed. Both sides have the same batch axes.
    /// </summary>
    internal sealed record MatMulOp(bool TransposeLeft, bool TransposeRight) : BilinearOp
    {
        public override string Name => "matmul";

        public override string Attributes => (TransposeLeft, TransposeRight) switch
        {
            (false, false) => "",
            (true, false) => "(left transposed)",
            (false, true) => "(right transposed)",
            _ => "(both transposed)",
        };

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            (Shape left, Shape right) = (inputs[0].Shape, inputs[1].Shape);
            if (left.Rank < 2 || left.Rank != right.Rank || inputs[0].Type != inputs[1].Type
                || !inputs[0].Type.IsFloating()
                || !left.Sizes[..^2].SequenceEqual(right.Sizes[..^2]))
            {
                throw Tensor.Misfit(
                    Name, "operands must be matrices, or equal batches of them, of one floating-point type.",
                    $"Left {inputs[0].Type} {left}, right {inputs[1].Type} {right}.",
                    "Reshape or broadcast the batch axes.");
            }

            (int rows, int inner) = TransposeLeft ? (left[^1], left[^2]) : (left[^2], left[^1]);
            (int innerRight, int columns) = TransposeRight ? (right[^1], right[^2]) : (right[^2], right[^1]);
            if (inner != innerRight)
            {
                throw Tensor.Misfit(Name, "inner dimensions differ.",
                    $"Left {left}{(TransposeLeft ? " transposed" : "")} has {inner} columns, "
                        + $"right {right}{(TransposeRight ? " transposed" : "")} has {innerRight} rows.",
                    "Transpose one side or reshape so that left columns equal right rows.");
            }

            return Shape.Create([.. left.Sizes[..^2], rows, columns]);
        }

        public override Tensor Pull(Tensor y, Tensor dy, int input)
        {
            (Tensor left, Tensor right) = (y.Inputs[0], y.Inputs[1]);
            return input == 0
                ? TransposeLeft ? Of(right, dy, TransposeRight, true) : Of(dy, right, false, !TransposeRight)
                : TransposeRight ? Of(dy, left, true, TransposeLeft) : Of(left, dy, !TransposeLeft, false);
        }

        public override double Flops(Tensor y)
        {
            Shape left = y.Inputs[0].Shape;
            return 2.0 * y.Shape.Count * (TransposeLeft ? left[^2] : left[^1]);
        }

        public static Tensor Of(Tensor left, Tensor right, bool transposeLeft, bool transposeRight) =>
            Tensor.Apply(new MatMulOp(transposeLeft, transposeRight), [left, right]);
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>
        /// Matrix product of the last two axes: [.., m, k] by [.., k, n] gives [.., m, n]; batch axes broadcast.
        /// </summary>
        /// <param name="right">The right factor.</param>
        /// <param name="transposeLeft">Read this tensor with its last two axes exchanged.</param>
        /// <param name="transposeRight">Read <paramref name="right"/> with its last two axes exchanged.</param>
        /// <exception cref="ShapeException">Inner dimensions or batch axes do not fit.</exception>
        public Tensor MatMul(Tensor right, bool transposeLeft = false, bool transposeRight = false)
        {
            if (Rank < 2 || right.Rank < 2 || Shape.Sizes[..^2].SequenceEqual(right.Shape.Sizes[..^2]))
            {
                return MatMulOp.Of(this, right, transposeLeft, transposeRight);
            }

            if (right.Rank == 2 && !transposeLeft)
            {
                Tensor rows = Reshape(Merged("matmul", Shape.Sizes[..^1]), Shape[^1]);
                Tensor product = MatMulOp.Of(rows, right, false, transposeRight);
                return product.Reshape([.. Shape.Sizes[..^1], product.Shape[1]]);
            }

            Shape batch = BroadcastOp.Together(
                "matmul", Shape.Create(Shape.Sizes[..^2]), Shape.Create(right.Shape.Sizes[..^2]));
            return MatMulOp.Of(
                BroadcastTo([.. batch.Sizes, .. Shape.Sizes[^2..]]),
                right.BroadcastTo([.. batch.Sizes, .. right.Shape.Sizes[^2..]]),
                transposeLeft,
                transposeRight);
        }
    }
}
