using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Moves permutes towards the outputs, through whatever can work on the unpermuted tensor as well, until they cancel.</summary>
internal static class SinkPermutes
{
    public static Graph Apply(Graph graph)
    {
        Dictionary<Tensor, ValueList<int>> wanted = Wanted(graph);
        return Rewrite.Apply(graph, (old, node) => node.Op switch
        {
            Elementwise or ConcatOp => ThroughMany(node, wanted.TryGetValue(old, out ValueList<int> order) ? order : []),
            _ when !node.Inputs.IsEmpty && node.Inputs[0].Op is PermuteOp permute =>
                SunkPermute.Through(node, node.Inputs[0].Inputs[0], permute.Order) ?? node,
            _ => node,
        });
    }

    /// <summary>In which order the users of a node will ask for its axes.</summary>
    private static Dictionary<Tensor, ValueList<int>> Wanted(Graph graph)
    {
        var wanted = new Dictionary<Tensor, ValueList<int>>(ReferenceEqualityComparer.Instance);
        foreach (Tensor node in graph.Nodes.Reverse())
        {
            if (node.Op is PermuteOp permute)
            {
                wanted.TryAdd(node.Inputs[0], permute.Order);
            }
            else if (node.Op is Elementwise && wanted.TryGetValue(node, out ValueList<int> order))
            {
                foreach (Tensor input in node.Inputs)
                {
                    wanted.TryAdd(input, order);
                }
            }
        }

        return wanted;
    }

    /// <summary>Through an op of several equal operands, where no more permutes come in above than leave.</summary>
    private static Tensor ThroughMany(Tensor node, ValueList<int> wanted)
    {
        if (node.Inputs.FirstOrDefault(input => input.Op is PermuteOp)?.Op is not PermuteOp permute)
        {
            return node;
        }

        ValueList<int> inverse = PermuteOp.Inverse(permute.Order);
        Tensor[] inputs = [.. node.Inputs.Select(input => Moved.Permute(input, inverse))];
        int added = inputs.Where(input => input.Op is PermuteOp).Distinct().Count();
        int removed = node.Inputs.Where(input => input.Op.Equals(permute)).Distinct().Count();
        return removed > added || (removed == added && wanted.Equals(inverse))
            ? SunkPermute.OfMany(node, inputs, permute.Order)
            : node;
    }
}
