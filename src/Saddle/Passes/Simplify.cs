using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Replaces nodes by equal ones that cost less.</summary>
/// <remarks>
/// A literal zero absorbs what it multiplies even where that may be NaN or infinite: derivative rules create such zeros
/// for what does not depend on the point. Zeros may change sign.
/// </remarks>
internal static class Simplify
{
    public static Graph Apply(Graph graph) => Rewrite.Apply(graph, Node);

    /// <summary>A node in its simplest form; its inputs are taken to be simple already.</summary>
    public static Tensor Node(Tensor node)
    {
        for (Tensor next = Once(node); !ReferenceEquals(next, node); next = Once(node))
        {
            node = next;
        }

        return node;
    }

    private static Tensor Once(Tensor node) => node.Op switch
    {
        Elementwise op => SimplifyArithmetic.Node(node, op),
        SumOp or MaxOp => SimplifyReductions.Node(node),
        MatMulOp op => SimplifyProducts.Node(node, op),
        _ => SimplifyMovement.Node(node),
    };
}
