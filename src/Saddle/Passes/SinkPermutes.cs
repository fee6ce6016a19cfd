using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>
/// Moves permutes towards the outputs, through whatever can work on the unpermuted tensor as well, until they cancel.
/// </summary>
/// <remarks>
/// For one run after <see cref="PermuteSources"/>: a second would undo the permutes it left at the sources.
/// </remarks>
internal static class SinkPermutes
{
    public static Graph Apply(Graph graph)
    {
        Dictionary<Tensor, ValueList<int>> wanted = WantedOrders.Of(graph);
        return Rewrite.Apply(graph, (old, node) =>
            node.Op is not PermuteOp && node.Inputs.FirstOrDefault(input => input.Op is PermuteOp) is { } permuted
                ? Sink(node, permuted, wanted.TryGetValue(old, out ValueList<int> order) ? order : [])
                : node);
    }

    private static Tensor Sink(Tensor node, Tensor permuted, ValueList<int> wanted)
    {
        ValueList<int> order = ((PermuteOp)permuted.Op).Order;
        return node.Op is Elementwise or ConcatOp
            ? ThroughMany(node, order, wanted)
            : ReferenceEquals(permuted, node.Inputs[0]) ? SunkPermute.Through(node, permuted.Inputs[0], order) ?? node
            : node;
    }

    /// <summary>Through an op of several equal operands, where no more permutes come in above than leave.</summary>
    private static Tensor ThroughMany(Tensor node, ValueList<int> order, ValueList<int> wanted)
    {
        ValueList<int> inverse = PermuteOp.Inverse(order);
        bool Leaves(Tensor input) => input.Op is PermuteOp permute && permute.Order.Equals(order);
        Tensor[] inputs = [.. node.Inputs.Select(input => Moved.Permute(input, inverse))];
        int added = inputs.Where((input, i) => input.Op is PermuteOp && !Leaves(node.Inputs[i])).Distinct().Count();
        int removed = node.Inputs.Where(Leaves).Distinct().Count();
        return removed > added || (removed == added && wanted.Equals(inverse))
            ? SunkPermute.OfMany(node, inputs, order)
            : node;
    }
}
