using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class SimplifyTests
{
    public static TheoryData<string, Func<Tensor, Tensor>> Nothing => new()
    {
        { "x + 0", x => x + Zeros },
        { "0 + x", x => Zeros + x },
        { "x - 0", x => x - Zeros },
        { "x · 1", x => x * Tensor.Ones([2, 3]) },
        { "x / 1", x => x / Tensor.Ones([2, 3]) },
        { "-(-x)", x => -(-x) },
        { "x to the power 1", x => x.Power(Tensor.Ones([2, 3])) },
        { "select by a literal", x => Tensor.Select(Tensor.Ones([2, 3]), x, -x) },
        { "select between equals", x => Tensor.Select(x, x, x) },
        { "reshape there and back", x => x.Reshape(3, 2).Reshape(6).Reshape(2, 3) },
        { "transpose twice", x => x.Transpose().Transpose() },
        { "sum over an axis of size 1", x => x.Reshape(2, 1, 3).Sum(1) },
        { "slice of all", x => x.Slice(0, 0, 2) },
        { "pad by nothing", x => x.Pad(1, 0, 0) },
    };

    private static Tensor Zeros => Tensor.Zeros([2, 3]);

    [Theory]
    [MemberData(nameof(Nothing))]
    public void What_changes_nothing_disappears(string name, Func<Tensor, Tensor> function)
    {
        Assert.NotEmpty(name);
        Printed.Same("%0: [2, 3] = input(x)\nreturn %0", Simplify.Apply(Printed.Trace(function, [2, 3])));
    }

    [Fact]
    public void Literal_zeros_absorb_products() => Printed.Same(
        "%0: [2] = fill(0)\nreturn %0", Simplify.Apply(Printed.Trace(x => x.Exp() * Tensor.Zeros([2]), [2])));

    [Fact]
    public void Adding_an_opposite_is_subtracting() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = input(y)
        %2: [2] = subtract(%0, %1)
        return %2
        """,
        Simplify.Apply(Printed.Trace((x, y) => x + -y, [2], [2])));

    [Fact]
    public void Division_by_a_power_of_two_is_multiplication() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = fill(0.125)
        %2: [2] = multiply(%0, %1)
        return %2
        """,
        Simplify.Apply(Printed.Trace(x => x / Tensor.Full([2], 8), [2])));

    [Fact]
    public void Division_by_another_number_keeps_its_rounding() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = fill(3)
        %2: [2] = divide(%0, %1)
        return %2
        """,
        Simplify.Apply(Printed.Trace(x => x / Tensor.Full([2], 3), [2])));

    [Fact]
    public void Complementary_branches_become_one_selection() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = input(y)
        %2: [2] = fill(0.5)
        %3: [2] = multiply(%1, %2)
        %4: [2] = select(%0, %1, %3)
        return %4
        """,
        Simplify.Apply(Printed.Trace(
            (x, y) => Tensor.Select(x, y, Tensor.Zeros([2]))
                + Tensor.Select(x, Tensor.Zeros([2]), y) * Tensor.Full([2], 0.5),
            [2], [2])));

    [Fact]
    public void A_sum_of_several_repeated_numbers_is_known() => Printed.Same(
        "%0: [] = fill(10)\nreturn %0",
        Simplify.Apply(Printed.Trace(
            x => Tensor.Concat(0, Tensor.Full([2], 2), Tensor.Full([3], 2), Tensor.Zeros([9])).Sum(0), [2])));

    [Fact]
    public void Transposes_become_flags_of_the_product() => Printed.Same(
        """
        %0: [3, 2] = input(x)
        %1: [5, 3] = input(y)
        %2: [2, 5] = matmul(both transposed)(%0, %1)
        return %2
        """,
        Simplify.Apply(Printed.Trace((x, y) => x.Transpose().MatMul(y.Transpose()), [3, 2], [5, 3])));

    [Fact]
    public void Products_with_a_repeated_number_become_sums() => Printed.Same(
        """
        %0: [2, 3] = input(x)
        %1: [2] = sum(axes [1])(%0)
        %2: [2] = fill(0.5)
        %3: [2] = multiply(%1, %2)
        %4: [2, 1] = reshape(%3)
        %5: [2, 4] = broadcast(%4)
        return %5
        """,
        Simplify.Apply(Printed.Trace(x => x.MatMul(Tensor.Full([3, 4], 0.5)), [2, 3])));

    [Fact]
    public void Repetitions_are_counted_not_added_up() => Printed.Same(
        """
        %0: [3] = input(x)
        %1: [3] = fill(4)
        %2: [3] = multiply(%0, %1)
        return %2
        """,
        Simplify.Apply(Printed.Trace(x => x.BroadcastTo([4, 3]).Sum(0), [3])));

    [Fact]
    public void Sums_of_sums_and_of_reshaped_tensors_are_one_sum() => Printed.Same(
        """
        %0: [2, 3, 4, 5] = input(x)
        %1: [2] = sum(axes [1, 2, 3])(%0)
        return %1
        """,
        Simplify.Apply(Printed.Trace(x => x.Sum(3).Reshape(2, 12).Sum(1), [2, 3, 4, 5])));

    [Fact]
    public void A_permute_that_moves_axes_of_size_1_only_is_a_reshape() => Printed.Same(
        """
        %0: [4, 1, 1, 3] = input(x)
        %1: [4, 3, 1, 1] = reshape(%0)
        return %1
        """,
        Simplify.Apply(Printed.Trace(x => x.Permute(0, 3, 1, 2), [4, 1, 1, 3])));
}
