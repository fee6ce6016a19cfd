using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Movement in its simplest form: what undoes itself is gone, what repeats is repeated last.</summary>
internal static class Moved
{
    public static Tensor Reshape(Tensor x, Shape shape)
    {
        if (x.Shape == shape)
        {
            return x;
        }

        return x.Op switch
        {
            FillOp fill => Tensor.Full(shape, fill.Value, x.Type),
            ReshapeOp => Reshape(x.Inputs[0], shape),
            BroadcastOp when Unrepeated(x, shape) is { } small => Broadcast(Reshape(x.Inputs[0], small), shape),
            _ => Tensor.Apply(new ReshapeOp(shape), [x]),
        };
    }

    public static Tensor Permute(Tensor x, ValueList<int> order)
    {
        var shape = Shape.Create([.. order.Select(axis => x.Shape[axis])]);
        if (KeepsOrder(x.Shape, order))
        {
            return Reshape(x, shape);
        }

        return x.Op switch
        {
            FillOp fill => Tensor.Full(shape, fill.Value, x.Type),
            PermuteOp inner => Permute(x.Inputs[0], Compose(inner.Order, order)),
            BroadcastOp when IsLate(x.Inputs[0], shape) => Broadcast(Permute(x.Inputs[0], order), shape),
            _ => Tensor.Apply(new PermuteOp(order), [x]),
        };
    }

    public static Tensor Broadcast(Tensor x, Shape shape)
    {
        if (x.Shape == shape)
        {
            return x;
        }

        return x.Op switch
        {
            FillOp fill => Tensor.Full(shape, fill.Value, x.Type),
            BroadcastOp => Broadcast(x.Inputs[0], shape),
            _ => Tensor.Apply(new BroadcastOp(shape), [x]),
        };
    }

    /// <summary>
    /// Whether a tensor is repeated so often that it had better be permuted before; else permutes go after.
    /// </summary>
    public static bool IsLate(Tensor small, Shape repeated) => small.Shape.Count * 8 <= repeated.Count;

    /// <summary>The order that permutes by <paramref name="first"/>, then by <paramref name="second"/>.</summary>
    public static ValueList<int> Compose(ValueList<int> first, ValueList<int> second) =>
        ValueList.Create<int>([.. second.Select(axis => first[axis])]);

    /// <summary>Whether a permutation leaves the elements in their order, since it moves only axes of size 1.</summary>
    public static bool KeepsOrder(Shape shape, ValueList<int> order)
    {
        int last = -1;
        foreach (int axis in order.Span)
        {
            if (shape[axis] == 1)
            {
                continue;
            }

            if (axis < last)
            {
                return false;
            }

            last = axis;
        }

        return true;
    }

    /// <summary>
    /// The shape before repetition of a repeated tensor reshaped, where no axis mixes repeated with other elements.
    /// </summary>
    private static Shape? Unrepeated(Tensor repeated, Shape shape)
    {
        if (shape.Count == 0)
        {
            return null;
        }

        Shape small = repeated.Inputs[0].Shape;
        int[] sizes = shape.Sizes.ToArray();
        foreach (AxisGroup group in AxisGroup.Of(repeated.Shape, shape))
        {
            int repeatedAxes = group.From.Count(axis => small[axis] == 1);
            if (repeatedAxes > 0 && repeatedAxes < group.From.Length)
            {
                return null;
            }

            foreach (int axis in repeatedAxes > 0 ? group.To : [])
            {
                sizes[axis] = 1;
            }
        }

        return Shape.Create(sizes);
    }
}
