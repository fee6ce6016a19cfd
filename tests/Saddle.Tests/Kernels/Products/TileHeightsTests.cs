using Saddle.Kernels.Products;
using Xunit;

namespace Saddle.Tests.Kernels.Products;

public sealed class TileHeightsTests
{
    private static readonly TileHeights s_heights = new((14, 140), (8, 80), (4, 47), (2, 39), (1, 36));

    [Theory]
    [InlineData(256, "14 ×16, 8 ×4")]
    [InlineData(128, "14 ×8, 8 ×2")]
    [InlineData(138, "14 ×7, 8 ×5")]
    [InlineData(16, "8 ×2")]
    [InlineData(13, "8 ×2")]
    [InlineData(27, "14 ×2")]
    public void Rows_are_covered_by_full_tiles_where_they_can_be(int rows, string expected)
    {
        List<int> heights = [];
        for (int row = 0; row < rows; row += heights[^1])
        {
            heights.Add(s_heights.Fit(rows - row, rows));
        }

        IEnumerable<string> counts = heights.GroupBy(height => height).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Key} ×{group.Count()}");
        Assert.Equal(expected, string.Join(", ", counts));
    }

    [Fact]
    public void No_tile_is_higher_than_all_rows()
    {
        for (int total = 1; total < 40; total++)
        {
            for (int remaining = 1; remaining <= total; remaining++)
            {
                Assert.InRange(s_heights.Fit(remaining, total), 1, total);
            }
        }
    }
}
