using Saddle.Graphs;
using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class FoldConstantsTests
{
    [Fact]
    public void Arithmetic_of_literals_is_done_at_once() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = fill(5.5)
        %2: [2] = multiply(%0, %1)
        return %2
        """,
        FoldConstants.Apply(Printed.Trace(x => x * (Tensor.Full([2], 1) / 2 + 5), [2])));

    [Fact]
    public void Literals_of_float32_are_rounded_to_float32() => Printed.Same(
        """
        %0: [] = fill(0.3333333432674408)
        return %0
        """,
        FoldConstants.Apply(Printed.Trace(x => Tensor.Scalar(1) / 3, [2])));

    [Fact]
    public void Movement_and_sums_of_literals_are_literals() => Printed.Same(
        """
        %0: [3] = fill(8)
        return %0
        """,
        FoldConstants.Apply(Printed.Trace(
            x => Tensor.Concat(0, Tensor.Full([2, 3], 2), Tensor.Full([2, 3], 2)).Reshape(2, 2, 3).Permute(2, 0, 1)
                .Sum(1, 2), [2])));

    [Theory]
    [InlineData(0, 2f, 2f, 2f, 2f, 3f, 3f, 3f, 3f)]
    [InlineData(1, 2f, 2f, 3f, 3f, 2f, 2f, 3f, 3f)]
    public void Joined_literals_are_values_in_their_order(int axis, params float[] values)
    {
        Graph graph = FoldConstants.Apply(Printed.Trace(
            x => Tensor.Concat(axis, Tensor.Full([2, 2], 2), Tensor.Full([2, 2], 3)), [2]));
        Assert.IsType<ValuesOp>(Assert.Single(graph.Outputs).Op);
        Assert.Equal(values, graph.Outputs[0].ToArray<float>());
    }

    [Fact]
    public void Only_zeros_can_be_padded_with_zeros() => Printed.Same(
        """
        %0: [2] = fill(1)
        %1: [4] = pad(before [1], after [1], between [0])(%0)
        %2: [4] = fill(0)
        %3: [4] = add(%1, %2)
        return %3
        """,
        FoldConstants.Apply(Printed.Trace(x => Tensor.Ones([2]).Pad(0, 1, 1) + Tensor.Zeros([2]).Pad(0, 1, 1), [2])));

    [Fact]
    public void Inexact_functions_of_literals_are_left_to_run() => Printed.Same(
        """
        %0: [2] = fill(1)
        %1: [2] = exp(%0)
        return %1
        """,
        FoldConstants.Apply(Printed.Trace(x => Tensor.Ones([2]).Exp(), [2])));

    [Fact]
    public void A_sum_of_no_literals_is_0_whatever_they_are() => Printed.Same(
        """
        %0: [2] = fill(0)
        return %0
        """,
        FoldConstants.Apply(Printed.Trace(x => Tensor.Full([2, 0], double.PositiveInfinity).Sum(1), [2])));
}
