using Saddle.Graphs;
using Saddle.Kernels.Operators;
using Saddle.Kernels.Vectors;

namespace Saddle.Ops;

/// <summary>What an argument's slope contributes: the derivative of y with respect to it, times
/// <paramref name="d"/>.</summary>
/// <param name="x">The arguments.</param>
/// <param name="y">The result.</param>
/// <param name="d">A tangent (forward mode) or a gradient (reverse mode): the formula is the same, since the slope is
/// diagonal.</param>
internal delegate Tensor Slope(IReadOnlyList<Tensor> x, Tensor y, Tensor d);

/// <summary>An op that treats every element alike; all arguments have one shape. Compared by identity.</summary>
/// <param name="Label">The name in printed graphs.</param>
/// <param name="Loop">The kernel over spans, at a vector width.</param>
/// <param name="Slopes">One per argument; <see langword="null"/> where the derivative is zero.</param>
/// <param name="Effort">About how many simple ops take as long.</param>
internal sealed partial record Elementwise(
    string Label, Func<VectorWidth, ElementwiseLoop> Loop, Slope?[] Slopes, int Effort) : Op
{
    public override string Name => Label;

    public int Arity => Slopes.Length;

    public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
    {
        foreach (Tensor input in inputs)
        {
            if (input.Type != inputs[0].Type)
            {
                throw Tensor.Misfit(Name, "element types differ.", $"Got {inputs[0].Type} and {input.Type}.",
                    "Create both with the same element type.");
            }

            if (input.Shape != inputs[0].Shape)
            {
                throw Tensor.Misfit(Name, "shapes differ.", $"Got {inputs[0].Shape} and {input.Shape}.",
                    "Broadcast them first.");
            }
        }

        Tensor.DemandFloating(Name, inputs[0]);
        return inputs[0].Shape;
    }

    public override bool IsDifferentiable(int input) => Slopes[input] is not null;

    public override Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents)
    {
        Tensor? dy = null;
        for (int i = 0; i < tangents.Count; i++)
        {
            if (tangents[i] is { } dx && Slopes[i] is { } slope)
            {
                Tensor term = slope(y.Inputs, y, dx);
                dy = dy is null ? term : dy + term;
            }
        }

        return dy ?? Tensor.Zeros(y.Shape, y.Type);
    }

    public override Tensor Pull(Tensor y, Tensor dy, int input) => Slopes[input]!(y.Inputs, y, dy);

    public override double Flops(Tensor y) => y.Shape.Count;

    public bool Equals(Elementwise? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static Elementwise Unary<TOperator>(string label, Slope?[] slopes, int effort = 1)
        where TOperator : struct, IUnaryOperator =>
        new(label, width => new ElementwiseLoop { Unary = UnaryLoop.Of<TOperator>(width) }, slopes, effort);

    private static Elementwise Binary<TOperator>(string label, Slope?[] slopes, int effort = 1)
        where TOperator : struct, IBinaryOperator =>
        new(label, width => new ElementwiseLoop { Binary = BinaryLoop.Of<TOperator>(width) }, slopes, effort);

    private static Elementwise Ternary<TOperator>(string label, Slope?[] slopes)
        where TOperator : struct, ITernaryOperator =>
        new(label, width => new ElementwiseLoop { Ternary = TernaryLoop.Of<TOperator>(width) }, slopes, Effort: 1);

    /// <summary>Applies the op to arguments broadcast to one shape.</summary>
    public Tensor Apply(params ReadOnlySpan<Tensor> arguments)
    {
        Shape shape = arguments[0].Shape;
        for (int i = 1; i < arguments.Length; i++)
        {
            shape = BroadcastOp.Together(Name, shape, arguments[i].Shape);
        }

        var inputs = new Tensor[arguments.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = arguments[i].BroadcastTo(shape);
        }

        return Tensor.Apply(this, [.. inputs]);
    }
}
