using Saddle.Graphs;
using Saddle.Ops;
using Saddle.Passes;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Passes;

/// <summary>The passes keep what a graph computes, to the last few digits of float64.</summary>
public sealed class MeaningTests
{
    private static readonly TensorSpec[] s_inputs =
    [
        new([2, 4, 8, 8], ElementType.Float64, "images"), new([4, 4, 3, 3], ElementType.Float64, "w1"),
        new([4, 4, 3, 3], ElementType.Float64, "w2"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_a_random_network_and_its_gradient(int seed) => Check(Compiler.Trace(
        xs =>
        {
            (Tensor value, Tensor[] gradient) = Derivative.ValueAndGradient(RandomNetworks.Of(seed, 5))(xs);
            return [value, .. gradient];
        },
        s_inputs));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_the_gradient_of_a_penalty_on_a_gradient(int seed) => Check(Penalty(seed, 4));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Only_inputs_outputs_and_filters_are_permuted(int seed)
    {
        Graph graph = Pipeline.Run(Penalty(seed, 6));
        IEnumerable<string> between =
            from node in graph.Nodes
            where node.Op is PermuteOp && node.Inputs[0].Op is not InputOp && node.Shape.Count > 144
                && !graph.Outputs.Contains(node)
            select $"{node.Op} of {node.Inputs[0].Op} {node.Inputs[0].Shape}";
        Assert.Empty(between);
    }

    [Fact]
    public void Of_a_convolutional_critic_step() =>
        Check(CriticGraph.Step(batch: 2, size: 16, width: 2, type: ElementType.Float64));

    private static Graph Penalty(int seed, int layers) => Compiler.Trace(
        xs => Derivative.Gradient(ys =>
        {
            Tensor slope = Derivative.Gradient(x => RandomNetworks.Of(seed, layers)([x, ys[1], ys[2]]))(ys[0]);
            return ((slope.Square().Sum(1, 2, 3) + 0.01).Sqrt() - 1).Square().Mean();
        })(xs),
        s_inputs);

    private static void Check(Graph traced)
    {
        double[][] x = [.. traced.Inputs.Select((input, i) => Numbers.Between(-0.5, 0.5, input.Shape.Count, 10 + i))];
        double[][] expected = ReferenceInterpreter.Run(traced, x);
        double[][] actual = ReferenceInterpreter.Run(Pipeline.Run(traced, (_, graph) => GraphCheck.Verify(graph)), x);
        foreach ((double[] before, double[] after) in expected.Zip(actual))
        {
            Assert.InRange(Numbers.Error(before, after), 0, 1e-11);
        }
    }
}
