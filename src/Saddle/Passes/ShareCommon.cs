using System.Runtime.CompilerServices;
using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>
/// Computes equal work once: nodes whose ops are equal and whose inputs are the same nodes become one.
/// </summary>
/// <remarks>The two sides of a sum or product may be exchanged; this changes no bit.</remarks>
internal static class ShareCommon
{
    public static Graph Apply(Graph graph)
    {
        var known = new Dictionary<Tensor, Tensor>(graph.Nodes.Length, new SameWork());
        return Rewrite.Apply(graph, node => known.TryAdd(node, node) ? node : known[node]);
    }

    private sealed class SameWork : IEqualityComparer<Tensor>
    {
        public bool Equals(Tensor? left, Tensor? right) =>
            ReferenceEquals(left, right)
            || (left!.Op.Equals(right!.Op)
                && (Rewrite.Same(left.Inputs, right.Inputs)
                    || (Commutes(left.Op)
                        && ReferenceEquals(left.Inputs[0], right.Inputs[1])
                        && ReferenceEquals(left.Inputs[1], right.Inputs[0]))));

        public int GetHashCode(Tensor node)
        {
            bool commutes = Commutes(node.Op);
            int hash = node.Op.GetHashCode();
            foreach (Tensor input in node.Inputs)
            {
                int next = RuntimeHelpers.GetHashCode(input);
                hash = commutes ? hash + next : HashCode.Combine(hash, next);
            }

            return hash;
        }

        private static bool Commutes(Op op) =>
            ReferenceEquals(op, Elementwise.Add) || ReferenceEquals(op, Elementwise.Multiply);
    }
}
