using System.Globalization;
using Saddle.Graphs;

namespace Saddle.Graphs
{
    /// <summary>A place that values are put into before each run. Compared by identity.</summary>
    internal sealed record InputOp(int Position, string Label, Shape Shape, ElementType Type) : ConstantOp
    {
        public override string Name => "input";

        public override string Attributes => $"({Label})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs) => Shape;

        public override ElementType InferType(ReadOnlySpan<Tensor> inputs) => Type;

        public bool Equals(InputOp? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>Values known before tracing.</summary>
    internal sealed record ValuesOp(Storage Storage, Shape Shape, ElementType Type) : ConstantOp
    {
        public override string Name => "values";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs) => Shape;

        public override ElementType InferType(ReadOnlySpan<Tensor> inputs) => Type;
    }

    /// <summary>One number repeated.</summary>
    internal sealed record FillOp(double Value, Shape Shape, ElementType Type) : ConstantOp
    {
        public override string Name => "fill";

        public override string Attributes => $"({Value.ToString("R", CultureInfo.InvariantCulture)})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs) => Shape;

        public override ElementType InferType(ReadOnlySpan<Tensor> inputs) => Type;
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>A tensor of one repeated number.</summary>
        public static Tensor Full(Shape shape, double value, ElementType type = ElementType.Float32) =>
            Apply(new FillOp(value, shape, type), []);

        /// <summary>A tensor of zeros.</summary>
        public static Tensor Zeros(Shape shape, ElementType type = ElementType.Float32) => Full(shape, 0, type);

        /// <summary>A tensor of ones.</summary>
        public static Tensor Ones(Shape shape, ElementType type = ElementType.Float32) => Full(shape, 1, type);

        /// <summary>One number as a tensor without axes.</summary>
        public static Tensor Scalar(double value, ElementType type = ElementType.Float32) => Full([], value, type);

        /// <summary>A vector of float32 values, shape [values.Length].</summary>
        public static Tensor Of(params ReadOnlySpan<float> values) => FromArray(values, [values.Length]);

        /// <summary>A vector of float64 values, shape [values.Length].</summary>
        public static Tensor Of(params ReadOnlySpan<double> values) => FromArray(values, [values.Length]);

        /// <summary>A vector of indices or labels, shape [values.Length].</summary>
        public static Tensor Of(params ReadOnlySpan<long> values) => FromArray(values, [values.Length]);

        /// <summary>A tensor holding a copy of the values, last axis fastest.</summary>
        /// <typeparam name="T"><see langword="float"/>, <see langword="double"/> or <see langword="long"/>.</typeparam>
        /// <exception cref="ShapeException">The number of values is not the shape's element count.</exception>
        public static Tensor FromArray<T>(ReadOnlySpan<T> values, Shape shape)
            where T : unmanaged
        {
            if (values.Length != shape.Count)
            {
                throw Misfit("tensor", "the number of values is not the shape's element count.",
                    $"Got {values.Length} values for shape {shape} of {shape.Count}.",
                    "Pass as many values as the shape holds.");
            }

            var storage = new Storage(shape.Count * TypeOf<T>().Bytes());
            values.CopyTo(storage.Span<T>());
            return FromStorage(storage, shape, TypeOf<T>());
        }

        /// <summary>A tensor holding a copy of the values, last axis fastest.</summary>
        public static Tensor FromArray<T>(T[] values, Shape shape)
            where T : unmanaged => FromArray((ReadOnlySpan<T>)values, shape);

        internal static Tensor FromStorage(Storage storage, Shape shape, ElementType type) =>
            Apply(new ValuesOp(storage, shape, type), []);

        internal static Tensor Input(int position, string label, Shape shape, ElementType type) =>
            Apply(new InputOp(position, label, shape, type), []);

        internal static ElementType TypeOf<T>() =>
            typeof(T) == typeof(float) ? ElementType.Float32
            : typeof(T) == typeof(double) ? ElementType.Float64
            : typeof(T) == typeof(long) ? ElementType.Int64
            : throw new ArgumentException(
                $"tensor: no element type for {typeof(T).Name}. Use float, double or long.");
    }
}
