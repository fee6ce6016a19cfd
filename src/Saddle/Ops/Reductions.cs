using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>The sum over some axes, which disappear.</summary>
    internal sealed record SumOp(ValueList<int> Axes) : LinearOp
    {
        public override string Name => "sum";

        public override string Attributes => $"(axes {Axes})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Tensor.DemandFloating(Name, inputs[0]);
            return inputs[0].Shape.Without(Axes);
        }

        public override Tensor Transpose(Tensor y, Tensor dy) => Restore(dy, y.Inputs[0].Shape, Axes);

        public override double Flops(Tensor y) => y.Inputs[0].Shape.Count;

        /// <summary>A reduced tensor repeated over the axes it lost.</summary>
        public static Tensor Restore(Tensor reduced, Shape shape, ValueList<int> axes)
        {
            Shape kept = shape;
            foreach (int axis in axes)
            {
                kept = kept.With(axis, 1);
            }

            return reduced.Reshape(kept).BroadcastTo(shape);
        }
    }

    /// <summary>The largest element over some axes, which disappear; ties share the derivative equally.</summary>
    internal sealed record MaxOp(ValueList<int> Axes) : Op
    {
        public override string Name => "max";

        public override string Attributes => $"(axes {Axes})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Tensor.DemandFloating(Name, inputs[0]);
            Shape shape = inputs[0].Shape;
            Shape kept = shape.Without(Axes);
            return shape.Count > 0 || kept.Count == 0
                ? kept
                : throw Tensor.Misfit(Name, "there is no element to choose.", $"Shape {shape}.",
                    "Pass at least one element.");
        }

        public override Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents) =>
            Shared(y, tangents[0]!).Sum(Axes.Span);

        public override Tensor Pull(Tensor y, Tensor dy, int input) =>
            Shared(y, SumOp.Restore(dy, y.Inputs[0].Shape, Axes));

        public override double Flops(Tensor y) => y.Inputs[0].Shape.Count;

        /// <summary>d over the number of maxima where an element is one, else 0.</summary>
        private Tensor Shared(Tensor y, Tensor d)
        {
            Tensor x = y.Inputs[0];
            Tensor hits = x.EqualTo(SumOp.Restore(y, x.Shape, Axes));
            return Tensor.Select(hits, hits / SumOp.Restore(hits.Sum(Axes.Span), x.Shape, Axes) * d, 0);
        }
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>The sum of all elements, as a scalar; 0 where there is none.</summary>
        public Tensor Sum() => Sum([.. Enumerable.Range(0, Rank)]);

        /// <summary>The sum over the given axes, which disappear; 0 over no elements.</summary>
        public Tensor Sum(params ReadOnlySpan<int> axes) =>
            axes.Length == 0 ? this : Apply(new SumOp(Axes(axes, "sum")), [this]);

        /// <summary>The mean of all elements, as a scalar; 0 where there is none.</summary>
        public Tensor Mean() => Sum() / Math.Max(1.0, Shape.Count);

        /// <summary>The mean over the given axes, which disappear; 0 over no elements.</summary>
        public Tensor Mean(params ReadOnlySpan<int> axes)
        {
            Tensor sum = Sum(axes);
            return sum / Math.Max(1.0, (double)Shape.Count / Math.Max(1, sum.Shape.Count));
        }

        /// <summary>The largest element, as a scalar.</summary>
        /// <exception cref="ShapeException">There is no element.</exception>
        public Tensor Max() => Max([.. Enumerable.Range(0, Rank)]);

        /// <summary>The largest element over the given axes, which disappear; ties share the derivative.</summary>
        /// <exception cref="ShapeException">There is nothing to choose from: one of the axes is empty, and no other
        /// makes the result empty too.</exception>
        public Tensor Max(params ReadOnlySpan<int> axes) =>
            axes.Length == 0 ? this : Apply(new MaxOp(Axes(axes, "max")), [this]);

        /// <summary>Repeats this tensor over axes that a reduction of <paramref name="shape"/> removed.</summary>
        /// <param name="shape">The shape that was reduced, which the result has again.</param>
        /// <param name="axes">The axes of <paramref name="shape"/> that were reduced.</param>
        /// <exception cref="ShapeException">There is no such axis, or this is not the reduced shape.</exception>
        public Tensor RestoreAxes(Shape shape, params ReadOnlySpan<int> axes) =>
            SumOp.Restore(this, shape, Axes(shape, axes, "restore_axes"));
    }
}
