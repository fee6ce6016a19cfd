using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>
/// Permutes what convolutions want in another order where it comes from (an input, random numbers, a matrix product),
/// and back, so that <see cref="SinkPermutes"/> can carry the way back past everything that follows. What it cannot
/// carry,
/// <see cref="Simplify"/> removes again.
/// </summary>
internal static class PermuteSources
{
    public static Graph Apply(Graph graph)
    {
        Dictionary<Tensor, ValueList<int>> wanted = WantedOrders.Of(graph);
        return Rewrite.Apply(graph, (old, node) =>
            wanted.TryGetValue(old, out ValueList<int> order) && IsSource(old, order)
                ? ThereAndBack(node, order)
                : node);
    }

    private static bool IsSource(Tensor node, ValueList<int> order) =>
        node.Op is not (FillOp or PermuteOp or ConvolutionFamily)
        && WantedOrders.Before(node, order) is null
        && !Moved.KeepsOrder(node.Shape, order);

    private static Tensor ThereAndBack(Tensor node, ValueList<int> order)
    {
        Tensor there = Tensor.Apply(new PermuteOp(order), [node]);
        return Tensor.Apply(new PermuteOp(PermuteOp.Inverse(order)), [there]);
    }
}
