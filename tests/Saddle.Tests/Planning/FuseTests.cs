using Saddle.Graphs;
using Saddle.Passes;
using Saddle.Planning;
using Saddle.Tests.Running;
using Xunit;

namespace Saddle.Tests.Planning;

public class FuseTests
{
    [Fact]
    public void Bias_and_activation_join_the_product() => Kernels(
        """
        matmul · add · maximum → [8, 16]
        """,
        xs => [(xs[0].MatMul(xs[1]) + xs[2]).Relu()], [8, 4], [4, 16], [16]);

    [Fact]
    public void Softmax_takes_a_kernel_per_reduction_and_one_to_finish() => Kernels(
        """
        max(axes [1]) → [8]
        subtract · exp · sum(axes [1]) → [8]
        divide → [8, 10]
        """,
        xs =>
        {
            Tensor exp = (xs[0] - xs[0].Max(1).RestoreAxes([8, 10], 1)).Exp();
            return [exp / exp.Sum(1).RestoreAxes([8, 10], 1)];
        },
        [8, 10]);

    [Fact]
    public void A_parameters_update_joins_the_product_that_makes_its_gradient() => Kernels(
        """
        multiply · matmul(left transposed) · multiply · add → [4, 16]
        """,
        xs =>
        {
            Tensor gradient = xs[0].MatMul(xs[1], transposeLeft: true);
            return [xs[2] * 0.9 + gradient * 0.1];
        },
        [8, 4], [8, 16], [4, 16]);

    [Fact]
    public void What_a_product_and_a_sum_could_both_take_goes_to_the_product() => Kernels(
        """
        matmul · maximum → [8, 16]
        sum(axes [0]) → [16]
        """,
        xs =>
        {
            Tensor active = xs[0].MatMul(xs[1]).Relu();
            return [active, active.Sum(0)];
        },
        [8, 4], [4, 16]);

    [Fact]
    public void What_only_a_sum_reads_goes_to_the_sum() => Kernels(
        """
        matmul → [8, 16]
        multiply · sum(axes [0]) → [16]
        """,
        xs => [xs[0].MatMul(xs[1]).Square().Sum(0)], [8, 4], [4, 16]);

    [Fact]
    public void Batch_statistics_take_two_passes_over_the_batch() => Kernels(
        """
        sum(axes [0]) → [16]
        multiply → [16]
        subtract · multiply · sum(axes [0]) → [16]
        multiply → [16]
        """,
        xs => [(xs[0] - xs[0].Mean(0)).Square().Mean(0)], [32, 16]);

    [Fact]
    public void Kernels_never_wait_for_each_other_in_a_circle()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var program = new RandomProgram(seed);
            Graph graph = Pipeline.Run(program.Trace(ElementType.Float32));
            IReadOnlyList<Cluster> clusters = Fuse.Apply(graph, new Materialise(graph));
            Assert.Equal(clusters.Count, Order.Apply(clusters, []).Count);
        }
    }

    [Fact]
    public void A_join_that_would_wait_for_a_later_kernel_is_refused()
    {
        // The kernel {sin, last} runs before c, which reads sin, and after the permute, which reads exp: so exp, which
        // the permute reads, must not run together with c.
        Graph graph = Compiler.Trace(
            xs =>
            {
                (Tensor exp, Tensor sin) = (xs[0].Exp(), xs[1].Sin());
                Tensor c = exp + sin.Slice(0, 0, 1);
                Tensor last = sin * exp.Transpose();
                return [c, last];
            },
            [new TensorSpec([4, 4]), new TensorSpec([4, 4])]);
        IReadOnlyList<Cluster> clusters = Fuse.Apply(graph, new Materialise(graph));
        Assert.Contains("sin · multiply → [4, 4]", clusters.Select(Explanation.Of));
        Assert.Equal(4, Order.Apply(clusters, []).Count);
    }

    private static void Kernels(
        string expected, Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, params Shape[] shapes)
    {
        Graph graph = Pipeline.Run(Compiler.Trace(function, [.. shapes.Select(shape => new TensorSpec(shape))]));
        IReadOnlyList<Cluster> clusters = Fuse.Apply(graph, new Materialise(graph));
        string printed = string.Join("\n", Order.Apply(clusters, []).Select(Explanation.Of));
        Assert.Equal(expected.ReplaceLineEndings("\n"), printed);
    }
}
