using Saddle.Graphs;
using Saddle.Ops;
using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class RewriteTests
{
    [Fact]
    public void A_graph_that_no_rule_touches_is_returned_as_it_is()
    {
        Graph graph = Printed.Trace(x => x.Tanh() * x, [3]);
        Assert.Same(graph, Rewrite.Apply(graph, node => node));
    }

    [Fact]
    public void Nodes_before_a_change_stay_the_same_nodes()
    {
        Graph graph = Printed.Trace(x => x.Tanh().Exp(), [3]);
        Graph rewritten = Rewrite.Apply(graph, node => node.Is(Elementwise.Exp) ? -node.Inputs[0] : node);
        Assert.Same(graph.Nodes[1], rewritten.Nodes[1]);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_nodes_does_not_exhaust_the_stack()
    {
        Graph graph = Printed.Trace(x => Enumerable.Range(0, 100_000).Aggregate(x, (y, _) => y.Tanh()), [3]);
        Assert.Equal(100_001, Pipeline.Run(graph).Nodes.Length);
    }
}
