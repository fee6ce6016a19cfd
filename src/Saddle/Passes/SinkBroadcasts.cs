using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>
/// Computes before repeating: an elementwise op of repeated tensors and literals repeats the op of the small ones.
/// </summary>
internal static class SinkBroadcasts
{
    public static Graph Apply(Graph graph) => Rewrite.Apply(graph, node => node.Op is Elementwise ? Sink(node) : node);

    private static Tensor Sink(Tensor node)
    {
        if (Small(node) is not { } shape || shape.Count >= node.Shape.Count)
        {
            return node;
        }

        Tensor small = Tensor.Apply(node.Op, [.. node.Inputs.Select(input => Shrink(input, shape))]);
        return Moved.Broadcast(Simplify.Node(small), node.Shape);
    }

    /// <summary>The smallest shape that the inputs can be computed at; none where an input is not repeated.</summary>
    private static Shape? Small(Tensor node)
    {
        int[] sizes = new int[node.Rank];
        Array.Fill(sizes, 1);
        foreach (Tensor input in node.Inputs)
        {
            if (input.Op is not (FillOp or BroadcastOp))
            {
                return null;
            }

            for (int axis = 0; axis < sizes.Length && input.Op is BroadcastOp; axis++)
            {
                sizes[axis] = input.Inputs[0].Shape[axis] == 1 ? sizes[axis] : input.Inputs[0].Shape[axis];
            }
        }

        return Shape.Create(sizes);
    }

    private static Tensor Shrink(Tensor input, Shape shape) => input.Op is FillOp fill
        ? Tensor.Full(shape, fill.Value, input.Type)
        : Moved.Broadcast(input.Inputs[0], shape);
}
