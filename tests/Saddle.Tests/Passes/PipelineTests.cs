using Saddle.Graphs;
using Saddle.Ops;
using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class PipelineTests
{
    [Fact]
    public void Every_pass_leaves_a_valid_graph() =>
        Pipeline.Run(CriticGraph.Step(), (_, graph) => GraphCheck.Verify(graph));

    [Fact]
    public void Only_inputs_and_flattened_images_of_a_convolutional_critic_step_are_permuted()
    {
        Graph graph = Pipeline.Run(CriticGraph.Step(batch: 64));
        string[] large =
        [
            .. from node in graph.Nodes
               where node.Op is PermuteOp && node.Shape.Count > 10_000 && node.Shape[0] == 64
                   && node.Inputs[0].Shape[0] == 64
               select $"{node.Inputs[0].Shape} to {node.Shape}",
        ];
        // Real and generated images come in once each; the last linear layer reads those of two passes flattened.
        Assert.Equal(2, large.Count(text => text == "[64, 3, 32, 32] to [64, 32, 32, 3]"));
        Assert.Equal(2, large.Count(text => text == "[64, 4, 4, 64] to [64, 64, 4, 4]"));
        Assert.Equal(4, large.Length);
    }

    [Fact]
    public void Equal_traces_become_equal_graphs() =>
        Assert.Equal(Pipeline.Run(CriticGraph.Step()).ToString(), Pipeline.Run(CriticGraph.Step()).ToString());

    [Fact]
    public void Inputs_stay_the_same_nodes_in_the_same_places()
    {
        Graph traced = CriticGraph.Step();
        Assert.Equal(traced.Inputs, Pipeline.Run(traced).Inputs, ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void Every_convolution_runs_with_channels_last()
    {
        Graph graph = Pipeline.Run(CriticGraph.Step());
        // Forward 9, slope for the penalty 3, gradients of two means 4 + 6, gradient of the penalty 3 + 3.
        Assert.Equal(28, graph.Nodes.Count(node => node.Op is ConvolutionFamily));
        Assert.DoesNotContain(graph.Nodes, node => node.Op is ConvolutionFamily { Layout: ImageLayout.ChannelsFirst });
    }

    [Fact]
    public void A_slope_simplifies_to_what_one_writes_by_hand() => Printed.Same(
        """
        %0: [3] = input(x)
        %1: [3] = tanh(%0)
        %2: [3] = tanh_slope(%0, %1)
        return %2
        """,
        Pipeline.Run(Printed.Trace(Derivative.Gradient(x => x.Tanh().Sum()), [3])));
}
