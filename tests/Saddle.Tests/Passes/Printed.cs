using Saddle.Graphs;
using Xunit;

namespace Saddle.Tests.Passes;

/// <summary>Small traces and golden texts of graphs.</summary>
internal static class Printed
{
    public static Graph Trace(Func<Tensor, Tensor> function, Shape x) =>
        Compiler.Trace(xs => [function(xs[0])], [new TensorSpec(x)]);

    public static Graph Trace(Func<Tensor, Tensor, Tensor> function, Shape x, Shape y) =>
        Compiler.Trace(xs => [function(xs[0], xs[1])], [new TensorSpec(x), new TensorSpec(y, Name: "y")]);

    public static void Same(string expected, Graph graph)
    {
        GraphCheck.Verify(graph);
        Assert.Equal(expected.ReplaceLineEndings("\n"), graph.ToString());
    }
}
