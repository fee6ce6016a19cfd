using System.Collections.Immutable;
using Saddle.Graphs;

namespace Saddle.Passes;

/// <summary>Builds a graph anew, node by node, inputs first. Whatever no rule touches stays the same node.</summary>
internal static class Rewrite
{
    /// <param name="graph">What to rewrite; an equal graph is returned as it is.</param>
    /// <param name="rule">
    /// Given the old node and the same node over rewritten inputs, returns what takes its place.
    /// </param>
    public static Graph Apply(Graph graph, Func<Tensor, Tensor, Tensor> rule)
    {
        var places = new Dictionary<Tensor, Tensor>(graph.Nodes.Length, ReferenceEqualityComparer.Instance);
        foreach (Tensor node in graph.Nodes)
        {
            places[node] = rule(node, Over(node, places));
        }

        ImmutableArray<Tensor> outputs = [.. graph.Outputs.Select(output => places[output])];
        return Same(outputs, graph.Outputs) ? graph : new Graph(graph.Inputs, outputs);
    }

    /// <param name="graph">What to rewrite.</param>
    /// <param name="rule">Given a node over rewritten inputs, returns what takes its place.</param>
    public static Graph Apply(Graph graph, Func<Tensor, Tensor> rule) => Apply(graph, (_, node) => rule(node));

    /// <summary>Whether both lists hold the same nodes.</summary>
    public static bool Same(ImmutableArray<Tensor> left, ImmutableArray<Tensor> right)
    {
        bool same = left.Length == right.Length;
        for (int i = 0; same && i < left.Length; i++)
        {
            same = ReferenceEquals(left[i], right[i]);
        }

        return same;
    }

    /// <summary>A node over what takes its inputs' places; the node itself where these are its inputs.</summary>
    public static Tensor Over(Tensor node, Dictionary<Tensor, Tensor> places)
    {
        bool same = true;
        foreach (Tensor input in node.Inputs)
        {
            same &= ReferenceEquals(places[input], input);
        }

        return same ? node : Tensor.Apply(node.Op, [.. node.Inputs.Select(input => places[input])]);
    }
}
