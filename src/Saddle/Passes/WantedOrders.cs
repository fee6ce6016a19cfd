using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>
/// In which order later permutes will ask for a tensor's axes, followed back to where the tensor comes from.
/// </summary>
internal static class WantedOrders
{
    /// <summary>The order each node is wanted in; of several users the last in the graph decides.</summary>
    public static Dictionary<Tensor, ValueList<int>> Of(Graph graph)
    {
        var wanted = new Dictionary<Tensor, ValueList<int>>(ReferenceEqualityComparer.Instance);
        foreach (Tensor node in graph.Nodes.Reverse())
        {
            if (node.Op is PermuteOp permute)
            {
                wanted.TryAdd(node.Inputs[0], permute.Order);
            }
            else if (wanted.TryGetValue(node, out ValueList<int> order) && Before(node, order) is { } before)
            {
                int inputs = node.Op is Elementwise or ConcatOp ? node.Inputs.Length : 1;
                foreach (Tensor input in node.Inputs[..inputs])
                {
                    Want(wanted, input, before);
                }
            }
        }

        return wanted;
    }

    /// <summary>
    /// The order a node's inputs need, so that the node comes in a given order; none where the op depends on order.
    /// </summary>
    public static ValueList<int>? Before(Tensor node, ValueList<int> order) => node.Op switch
    {
        Elementwise or ConcatOp or SliceOp or PadOp or BroadcastOp or GatherOp or ScatterAddOp => order,
        SumOp or MaxOp => BeforeReduction(SimplifyReductions.Axes(node.Op), node.Inputs[0].Rank, order),
        ReshapeOp when node.Shape.Count > 0 => BeforeReshape(node.Inputs[0].Shape, node.Shape, order),
        _ => null,
    };

    private static void Want(Dictionary<Tensor, ValueList<int>> wanted, Tensor node, ValueList<int> order)
    {
        if (!Moved.KeepsOrder(node.Shape, order))
        {
            wanted.TryAdd(node, order);
        }
    }

    /// <summary>Reduced axes stay behind the axis they follow.</summary>
    private static ValueList<int> BeforeReduction(ValueList<int> reduced, int rank, ValueList<int> order)
    {
        int[] kept = [.. Enumerable.Range(0, rank).Where(axis => !reduced.Span.Contains(axis))];
        return Followed(rank, [.. order.Select(axis => kept[axis])], axis => reduced.Span.Contains(axis));
    }

    /// <summary>Axes merged or split together are ordered as one.</summary>
    private static ValueList<int>? BeforeReshape(Shape from, Shape to, ValueList<int> order)
    {
        List<AxisGroup> groups = AxisGroup.Of(from, to);
        int[] wide = [.. order.Where(axis => to[axis] != 1)];
        var sources = new List<int>();
        for (int i = 0; i < wide.Length;)
        {
            AxisGroup group = groups.Single(candidate => candidate.To.Contains(wide[i]));
            int[] together = [.. group.To.Where(axis => to[axis] != 1)];
            if (!wide.AsSpan(i).StartsWith(together))
            {
                return null;
            }

            sources.AddRange(group.From);
            i += together.Length;
        }

        return Followed(from.Rank, sources, axis => from[axis] == 1);
    }

    /// <summary>Given axes in their order, each followed by those that follow it and are not given.</summary>
    private static ValueList<int> Followed(int rank, List<int> given, Predicate<int> isFollower)
    {
        var order = new List<int>(rank);
        foreach (int first in given.Prepend(-1))
        {
            if (first >= 0)
            {
                order.Add(first);
            }

            for (int axis = first + 1; axis < rank && isFollower(axis); axis++)
            {
                order.Add(axis);
            }
        }

        return ValueList.Create<int>([.. order]);
    }
}
