using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Removes the marks that only derivatives read: aliases and detachments.</summary>
internal static class RemoveAliases
{
    public static Graph Apply(Graph graph) =>
        Rewrite.Apply(graph, node => node.Op is AliasOp or DetachOp ? node.Inputs[0] : node);
}
