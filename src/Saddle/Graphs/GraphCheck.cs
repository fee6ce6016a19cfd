namespace Saddle.Graphs;

/// <summary>Verifies that a graph is well formed; run after every pass in tests.</summary>
internal static class GraphCheck
{
    /// <exception cref="InvalidOperationException">
    /// A node disagrees with its op about shape or type, or an input is foreign.
    /// </exception>
    public static void Verify(Graph graph)
    {
        foreach (Tensor node in graph.Nodes)
        {
            Shape shape = node.Op.InferShape(node.Inputs.AsSpan());
            ElementType type = node.Op.InferType(node.Inputs.AsSpan());
            if (shape != node.Shape || type != node.Type)
            {
                throw new InvalidOperationException(
                    $"graph: node {node.Op} claims {node.Type} {node.Shape}, its op says {type} {shape}. "
                        + "A pass built this node wrongly.");
            }

            if (node.Op is InputOp && !graph.Inputs.Contains(node, ReferenceEqualityComparer.Instance))
            {
                throw new InvalidOperationException(
                    $"graph: {node.Op} {node.Shape} is used but is not an input of this graph. "
                        + "A tensor of another trace has leaked in; pass it as an argument.");
            }
        }
    }
}
