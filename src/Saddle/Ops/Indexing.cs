using System.Numerics;
using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>Rows picked along an axis: result[.., i, ..] = x[.., indices[i], ..].</summary>
    internal sealed record GatherOp(int Axis) : LinearOp
    {
        public override string Name => "gather";

        public override string Attributes => $"(axis {Axis})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Indices(Name, inputs[1]);
            return inputs[0].Shape.With(Axis, inputs[1].Shape[0]);
        }

        public override Tensor Transpose(Tensor y, Tensor dy) =>
            Tensor.Apply(new ScatterAddOp(Axis, y.Inputs[0].Shape[Axis]), [dy, y.Inputs[1]]);

        public static void Indices(string op, Tensor indices)
        {
            if (indices.Type != ElementType.Int64 || indices.Rank != 1)
            {
                throw Tensor.Misfit(op, "indices must be a vector of Int64.", $"Got {indices.Type} {indices.Shape}.",
                    "Create them with Tensor.Of(params long[]).");
            }
        }
    }

    /// <summary>Rows added up at positions of an axis: result[.., indices[i], ..] += x[.., i, ..].</summary>
    internal sealed record ScatterAddOp(int Axis, int Size) : LinearOp
    {
        public override string Name => "scatter_add";

        public override string Attributes => $"(axis {Axis}, size {Size})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Tensor.DemandFloating(Name, inputs[0]);
            GatherOp.Indices(Name, inputs[1]);
            return inputs[0].Shape[Axis] == inputs[1].Shape[0]
                ? inputs[0].Shape.With(Axis, Size)
                : throw Tensor.Misfit(Name, "there must be one index per row.",
                    $"Axis {Axis} of {inputs[0].Shape} has {inputs[0].Shape[Axis]} rows for {inputs[1].Shape[0]} "
                        + "indices.",
                    "Pass as many indices as rows.");
        }

        public override Tensor Transpose(Tensor y, Tensor dy) => Tensor.Apply(new GatherOp(Axis), [dy, y.Inputs[1]]);

        public override double Flops(Tensor y) => y.Inputs[0].Shape.Count;
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>
        /// Slices picked along one axis by index; an index outside the axis stops the run with an error.
        /// </summary>
        /// <param name="indices">Int64, shape [n].</param>
        /// <param name="axis">The axis picked from; it gets size n.</param>
        public Tensor Gather(Tensor indices, int axis = 0) =>
            Apply(new GatherOp(Axis(axis, "gather")), [this, indices]);

        /// <summary>
        /// Slices added up at the positions of a new axis of the given size; the transpose of <see cref="Gather"/>.
        /// </summary>
        /// <param name="indices">Int64, one per slice.</param>
        /// <param name="size">The size of the axis in the result.</param>
        /// <param name="axis">The axis the slices lie along.</param>
        public Tensor ScatterAdd(Tensor indices, int size, int axis = 0) =>
            Apply(new ScatterAddOp(Axis(axis, "scatter_add"), size), [this, indices]);

        /// <summary>Labels as rows of zeros with a single 1, shape [n, classes].</summary>
        /// <param name="labels">Int64, shape [n], each from 0 to <paramref name="classes"/> - 1.</param>
        /// <param name="classes">The number of columns.</param>
        /// <param name="type">The element type of the result, a floating-point one.</param>
        /// <exception cref="ShapeException">There are too many classes, or the type is not floating-point.</exception>
        public static Tensor OneHot(Tensor labels, int classes, ElementType type = ElementType.Float32) =>
            Identity("one_hot", classes, type).Gather(labels);

        /// <summary>The identity matrix, shape [size, size], of a floating-point type.</summary>
        /// <exception cref="ShapeException">It has too many elements, or the type is no floating-point one.</exception>
        public static Tensor Identity(int size, ElementType type = ElementType.Float32) =>
            Identity("identity", size, type);

        private static Tensor Identity(string op, int size, ElementType type)
        {
            Shape shape = [size, size];
            if (shape.Count > Array.MaxLength || !type.IsFloating())
            {
                throw Misfit(op, "the identity matrix must be floating-point and fit an array.",
                    $"Asked for {type} {shape}.",
                    $"Use Float32 or Float64 and at most {Array.MaxLength} elements.");
            }

            return type == ElementType.Float64 ? Diagonal<double>(shape) : Diagonal<float>(shape);
        }

        private static Tensor Diagonal<T>(Shape shape)
            where T : unmanaged, INumberBase<T>
        {
            var values = new T[shape.Count];
            for (int i = 0; i < shape[0]; i++)
            {
                values[i * shape[1] + i] = T.One;
            }

            return FromArray(values, shape);
        }
    }
}
