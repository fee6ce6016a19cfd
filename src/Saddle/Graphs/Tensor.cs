using System.Collections.Immutable;
using Saddle.Graphs;

namespace Saddle;

/// <summary>A node of a computation: either values, or an op applied to other tensors. Immutable.</summary>
/// <remarks>
/// Operations on tensors record what is to be computed; nothing runs until values are asked for
/// (<see cref="ToArray{T}"/>) or the computation is compiled (<see cref="Compiler"/>). Safe for several threads.
/// </remarks>
public sealed partial class Tensor
{
    private Tensor(Op op, ImmutableArray<Tensor> inputs, Shape shape, ElementType type)
    {
        Op = op;
        Inputs = inputs;
        Shape = shape;
        Type = type;
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The type of one element.</summary>
    public ElementType Type { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    internal Op Op { get; private set; }

    internal ImmutableArray<Tensor> Inputs { get; private set; }

    /// <summary>
    /// Records an op; throws <see cref="ShapeException"/> here, at the caller's line, when the inputs do not fit.
    /// </summary>
    internal static Tensor Apply(Op op, ImmutableArray<Tensor> inputs)
    {
        ElementType type = op.InferType(inputs.AsSpan());
        return new Tensor(op, inputs, op.InferShape(inputs.AsSpan()), type);
    }

    internal static ShapeException Misfit(string op, string what, string values, string advice) =>
        new($"{op}: {what} {values} {advice}");

    internal static void DemandFloating(string op, Tensor x)
    {
        if (!x.Type.IsFloating())
        {
            throw Misfit(op, "integers carry no arithmetic.", $"Got {x.Type} {x.Shape}.",
                "Use a floating-point tensor, or OneHot for labels.");
        }
    }

    internal int Axis(int axis, string op) => Axis(Shape, axis, op);

    internal ValueList<int> Axes(ReadOnlySpan<int> axes, string op) => Axes(Shape, axes, op);

    private static int Axis(Shape shape, int axis, string op)
    {
        int resolved = axis < 0 ? axis + shape.Rank : axis;
        return resolved >= 0 && resolved < shape.Rank
            ? resolved
            : throw Misfit(op, "no such axis.", $"Axis {axis} of shape {shape}.",
                shape.Rank == 0 ? "A scalar has no axes." : $"Use an axis from {-shape.Rank} to {shape.Rank - 1}.");
    }

    private static ValueList<int> Axes(Shape shape, ReadOnlySpan<int> axes, string op)
    {
        int[] resolved = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            resolved[i] = Axis(shape, axes[i], op);
        }

        Array.Sort(resolved);
        for (int i = 1; i < resolved.Length; i++)
        {
            if (resolved[i] == resolved[i - 1])
            {
                throw Misfit(op, "an axis is named twice.",
                    $"Axes [{string.Join(", ", axes.ToArray())}] of shape {shape}.", "Name each axis once.");
            }
        }

        return ValueList.Create<int>(resolved);
    }
}
