using System.Collections.Immutable;

namespace Saddle.Graphs;

/// <summary>
/// A traced computation: the inputs to fill, the outputs to compute, and all nodes between in an order that can run.
/// </summary>
internal sealed class Graph
{
    public Graph(ImmutableArray<Tensor> inputs, ImmutableArray<Tensor> outputs)
    {
        Inputs = inputs;
        Outputs = outputs;
        Nodes = Order(outputs);
    }

    public ImmutableArray<Tensor> Inputs { get; }

    public ImmutableArray<Tensor> Outputs { get; }

    /// <summary>Every node reachable from the outputs, each after its inputs.</summary>
    public ImmutableArray<Tensor> Nodes { get; }

    /// <summary>
    /// Nodes reachable from the roots, inputs first; does not look behind nodes for which <paramref name="stop"/>
    /// holds.
    /// </summary>
    /// <remarks>Iterative, since recurrent graphs are deeper than a thread's stack.</remarks>
    public static ImmutableArray<Tensor> Order(IEnumerable<Tensor> roots, Func<Tensor, bool>? stop = null)
    {
        var ordered = ImmutableArray.CreateBuilder<Tensor>();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(Tensor Node, int Next)>();
        foreach (Tensor root in roots)
        {
            if (seen.Add(root))
            {
                pending.Push((root, 0));
            }

            while (pending.TryPop(out (Tensor Node, int Next) top))
            {
                int inputs = stop?.Invoke(top.Node) == true ? 0 : top.Node.Inputs.Length;
                if (top.Next == inputs)
                {
                    ordered.Add(top.Node);
                    continue;
                }

                pending.Push((top.Node, top.Next + 1));
                Tensor input = top.Node.Inputs[top.Next];
                if (seen.Add(input))
                {
                    pending.Push((input, 0));
                }
            }
        }

        return ordered.ToImmutable();
    }

    public override string ToString() => GraphPrinter.Print(this);
}
