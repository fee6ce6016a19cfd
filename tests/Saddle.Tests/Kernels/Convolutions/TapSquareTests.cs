using Saddle.Kernels.Convolutions;
using Xunit;

namespace Saddle.Tests.Kernels.Convolutions;

public sealed class TapSquareTests
{
    [Fact]
    public void Taps_of_a_strided_filter_split_by_what_they_read()
    {
        PixelGrid grid = new(8, 8, 1, 4, 4) { RowStep = 2, ColumnStep = 2 };
        TapSquare[]? squares = TapSquare.Split(Taps(4, -1), in grid);
        Assert.Equal(
            [(-1, -1), (-1, 0), (0, -1), (0, 0)], squares!.Select(square => (square.RowOffset, square.ColumnOffset)));
        Assert.Equal([0, 2, 8, 10], squares![0].Filters);
        Assert.All(squares!, square => Assert.Equal(2, square.Size));
    }

    [Fact]
    public void Taps_read_backwards_are_put_in_order()
    {
        PixelGrid grid = new(8, 8, 1, 8, 8);
        Tap[] taps = [new(3, 1, 1), new(2, 1, 0), new(1, 0, 1), new(0, 0, 0)];
        Assert.Equal([0, 1, 2, 3], Assert.Single(TapSquare.Split(taps, in grid)!).Filters);
    }

    [Fact]
    public void Taps_that_form_no_squares_do_not_split()
    {
        PixelGrid dense = new(8, 8, 1, 8, 8), strided = dense with { RowStep = 2, ColumnStep = 2 };
        Assert.Null(TapSquare.Split(Taps(3, -1), in strided));
        Assert.Null(TapSquare.Split(Taps(3, -1).AsSpan(1), in dense));
        Assert.Null(TapSquare.Split([], in dense));
    }

    private static Tap[] Taps(int size, int offset) =>
        [.. Enumerable.Range(0, size * size).Select(tap => new Tap(tap, tap / size + offset, tap % size + offset))];
}
