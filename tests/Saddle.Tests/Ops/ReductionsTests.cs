using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ReductionsTests
{
    [Fact]
    public void An_axis_that_does_not_exist_is_refused() => Says(
        "sum: no such axis. Axis 2 of shape [2, 3]. Use an axis from -2 to 1.", () => Zeros(2, 3).Sum(2));

    [Fact]
    public void An_axis_named_twice_is_refused() => Says(
        "sum: an axis is named twice. Axes [0, -2] of shape [2, 3]. Name each axis once.",
        () => Zeros(2, 3).Sum(0, -2));

    [Fact]
    public void The_largest_of_nothing_is_refused() => Says(
        "max: there is no element to choose. Shape [0, 3]. Pass at least one element.", () => Zeros(0, 3).Max(0));

    [Fact]
    public void Sums_of_integers_are_refused() => Says(
        "sum: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).Sum());

    [Fact]
    public void The_largest_of_integers_is_refused() => Says(
        "max: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).Max());

    [Fact]
    public void Axes_to_restore_count_from_the_end_too() => Assert.Equal(
        [1, 1, 1, 2, 2, 2], Tensor.Of(1f, 2f).RestoreAxes([2, 3], -1).ToArray<float>());

    [Fact]
    public void An_axis_to_restore_that_does_not_exist_is_refused() => Says(
        "restore_axes: no such axis. Axis 2 of shape [2, 3]. Use an axis from -2 to 1.",
        () => Zeros(2).RestoreAxes([2, 3], 2));

    [Theory]
    [InlineData(3, 0, 1)]
    [InlineData(0, 3, 0)]
    public void The_largest_over_an_empty_axis_is_refused(int rows, int columns, int axis)
    {
        string message = $"max: there is no element to choose. Shape [{rows}, {columns}]. Pass at least one element.";
        Says(message, () => Zeros(rows, columns).Max(axis));
        Says(message, () => Derivative.Gradient(x => x.Max(axis).Sum())(Zeros(rows, columns)));
        Says(message, () => Zeros(rows, columns).Max());
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(3, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 1)]
    public void The_largest_of_no_rows_or_columns_are_none(int rows, int columns, int axis)
    {
        Tensor x = Zeros(rows, columns);
        Assert.Equal([axis == 0 ? columns : rows], x.Max(axis).Shape.Sizes.ToArray());
        Assert.Empty(x.Max(axis).ToArray<float>());
        Assert.Empty(Derivative.Gradient(y => y.Max(axis).Sum())(x).ToArray<float>());
        Assert.Empty(Derivative.JacobianVector(y => y.Max(axis), x, x).ToArray<float>());
    }

    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(3, 0, 1)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 3, 1)]
    public void Sums_and_means_of_nothing_are_0(int rows, int columns, int axis)
    {
        float[] expected = new float[axis == 0 ? columns : rows];
        Assert.Equal(expected, Zeros(rows, columns).Sum(axis).ToArray<float>());
        Assert.Equal(expected, Zeros(rows, columns).Mean(axis).ToArray<float>());
        Assert.Equal([0f], Zeros(rows, columns).Mean().ToArray<float>());
        Tensor slope = Derivative.Gradient(x => x.Mean(axis).Square().Sum())(Zeros(rows, columns));
        Assert.Empty(slope.ToArray<float>());
    }

    /// <summary>As accurate down columns as along rows, up to ten million numbers.</summary>
    [Theory]
    [InlineData(10_000_000, 1)]
    [InlineData(10_000_000, 2)]
    [InlineData(1_000_003, 3)]
    [InlineData(300_001, 16)]
    [InlineData(100_003, 60)]
    [InlineData(20_011, 300)]
    public void Long_sums_of_columns_keep_their_digits(int rows, int columns)
    {
        var random = new Random(11);
        float[] x = new float[(long)rows * columns];
        double[] exact = new double[columns];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextSingle();
            exact[i % columns] += x[i];
        }

        Tensor table = Tensor.FromArray(x, [rows, columns]);
        Assert.All(
            table.Sum(0).ToArray<float>().Zip(exact),
            pair => Assert.InRange(Math.Abs(pair.First / pair.Second - 1), 0, 3e-7));
        Assert.All(
            (table * table).Sqrt().Sum(0).ToArray<float>().Zip(exact),
            pair => Assert.InRange(Math.Abs(pair.First / pair.Second - 1), 0, 3e-7));
    }
}
