using Saddle.Graphs;
using Saddle.Ops;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Derivatives;

public sealed class ContributionsTests
{
    [Fact]
    public void Gradients_of_parts_are_laid_end_to_end_with_zeros_between()
    {
        Graph graph = Trace(x => (x.Slice(0, 5, 2).Square().Sum() + 3 * x.Slice(0, 1, 3).Sum()), [8]);
        Assert.Equal([0, 3, 3, 3, 0, 10, 12, 0], Run(graph, [0, 1, 2, 3, 4, 5, 6, 7]));
        Assert.DoesNotContain(graph.Nodes, node => node.Op is PadOp);
        Tensor whole = Assert.Single(graph.Nodes, node => node.Op is ConcatOp);
        Assert.Equal([1, 3, 1, 2, 1], whole.Inputs.Select(part => part.Shape[0]));
    }

    [Fact]
    public void Gradients_of_columns_are_laid_side_by_side()
    {
        Graph graph = Trace(x => (x.Slice(1, 2, 2).Square() * x.Slice(1, 0, 2)).Sum(), [1, 4]);
        Assert.Equal([25, 36, 2 * 5 * 2, 2 * 6 * 3], Run(graph, [2, 3, 5, 6]));
        Assert.DoesNotContain(graph.Nodes, node => node.Op is PadOp);
    }

    [Fact]
    public void Gradients_of_parts_that_overlap_are_added()
    {
        Graph graph = Trace(x => x.Slice(0, 0, 3).Square().Sum() + 5 * x.Slice(0, 2, 2).Sum() + x.Sum(), [5]);
        Assert.Equal([1, 3, 10, 6, 1], Run(graph, [0, 1, 2, 3, 4]));
    }

    [Fact]
    public void A_part_that_is_read_twice_contributes_twice()
    {
        Graph graph = Trace(
            x =>
            {
                Tensor twice = x + x;
                return 3 * twice.Slice(0, 0, 2).Sum() + 5 * x.Slice(0, 2, 2).Sum();
            },
            [4]);
        Assert.Equal([6, 6, 5, 5], Run(graph, [1, 2, 3, 4]));
    }

    [Fact]
    public void Parts_of_a_square_contribute_for_both_factors()
    {
        Graph graph = Trace(
            x =>
            {
                Tensor left = x.Slice(0, 0, 2), right = x.Slice(0, 2, 2);
                return (left * left).Sum() + (right * right * right).Sum();
            },
            [4]);
        Assert.Equal([2, 4, 27, 48], Run(graph, [1, 2, 3, 4]));
    }

    [Theory]
    [InlineData(7, 3, 7)]
    [InlineData(8, 3, 1)]
    [InlineData(30, 3, 1)]
    [InlineData(9, 600, 5)]
    [InlineData(9, 1024, 9)]
    public void Many_products_of_one_weight_have_fewer_and_longer_ones_as_gradient(int steps, int rows, int products)
    {
        Tensor[] xs = [.. Enumerable.Range(0, steps).Select(i => Tensor.FromArray(Values(2 * rows, i), [rows, 2]))];
        Tensor Function(Tensor weight) => xs.Select(x => x.MatMul(weight, transposeRight: true).Square().Sum())
            .Aggregate((sum, term) => sum + term);
        Graph graph = Trace(Function, [4, 2]);
        Assert.Equal(products, graph.Nodes.Count(node => node.Op is MatMulOp { TransposeLeft: true }));
        double[] weight = Values(8, seed: 100);
        double[] expected = new double[8];
        foreach (double[] x in xs.Select(x => x.ToArray<double>()))
        {
            AddGradient(x, weight, expected);
        }

        Assert.InRange(Numbers.Error(expected, Run(graph, weight)), 0, 1e-14);
    }

    /// <summary>The derivative of the sum of squares of x Wᵀ, x [rows, 2] and W [4, 2].</summary>
    private static void AddGradient(double[] x, double[] weight, double[] sum)
    {
        for (int row = 0; row < x.Length / 2; row++)
        {
            for (int unit = 0; unit < 4; unit++)
            {
                double y = x[2 * row] * weight[2 * unit] + x[2 * row + 1] * weight[2 * unit + 1];
                sum[2 * unit] += 2 * y * x[2 * row];
                sum[2 * unit + 1] += 2 * y * x[2 * row + 1];
            }
        }
    }

    private static double[] Values(int count, int seed) => Numbers.Between(-1, 1, count, seed);

    private static Graph Trace(Func<Tensor, Tensor> function, Shape x) => Compiler.Trace(
        xs => [Derivative.Gradient(function)(xs[0])], [new TensorSpec(x, ElementType.Float64)]);

    private static double[] Run(Graph graph, double[] x) => ReferenceInterpreter.Run(graph, [x])[0];
}
