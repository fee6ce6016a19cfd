using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>Tensors laid end to end along one axis; linear in all of them together.</summary>
    internal sealed record ConcatOp(int Axis) : Op
    {
        public override string Name => "concat";

        public override string Attributes => $"(axis {Axis})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            long size = 0;
            foreach (Tensor input in inputs)
            {
                if (input.Rank != inputs[0].Rank || input.Type != inputs[0].Type
                    || input.Shape.With(Axis, 0) != inputs[0].Shape.With(Axis, 0))
                {
                    throw Tensor.Misfit(Name, $"shapes differ outside axis {Axis}.",
                        $"Got {inputs[0].Type} {inputs[0].Shape} and {input.Type} {input.Shape}.",
                        "Make all other sizes and the element types equal.");
                }

                size += input.Shape[Axis];
            }

            return size <= int.MaxValue
                ? inputs[0].Shape.With(Axis, (int)size)
                : throw Tensor.Misfit(Name, "the result is too large.", $"The sizes of axis {Axis} add up to {size}.",
                    "Keep their sum below 2^31.");
        }

        public override Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents) => Tensor.Apply(
            this,
            [.. tangents.Select((dx, i) => dx ?? Tensor.Zeros(y.Inputs[i].Shape, y.Type))]);

        public override Tensor Pull(Tensor y, Tensor dy, int input)
        {
            int start = y.Inputs.Take(input).Sum(before => before.Shape[Axis]);
            return dy.Slice(Axis, start, y.Inputs[input].Shape[Axis]);
        }
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>Tensors laid end to end along one axis; all other sizes equal.</summary>
        /// <exception cref="ShapeException">
        /// Sizes differ elsewhere, there is no tensor, or the result has a size of 2^31 or more.
        /// </exception>
        public static Tensor Concat(int axis, params ReadOnlySpan<Tensor> tensors)
        {
            if (tensors.IsEmpty)
            {
                throw Misfit("concat", "there is nothing to join.", "Got 0 tensors.", "Pass at least one.");
            }

            int resolved = tensors[0].Axis(axis, "concat");
            return tensors.Length == 1 ? tensors[0] : Apply(new ConcatOp(resolved), [.. tensors]);
        }
    }
}
