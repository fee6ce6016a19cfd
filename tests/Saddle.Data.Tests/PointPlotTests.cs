using Xunit;

namespace Saddle.Data.Tests;

public sealed class PointPlotTests
{
    [Fact]
    public void Points_darken_their_pixel_with_the_second_axis_upwards()
    {
        RasterImage plot = PointPlot.Of(
            [-0.5f, 0.5f, 0.5f, -0.5f, 0.5f, -0.5f, float.NaN, 0, 9, 9], extent: 1, size: 2);
        Assert.Equal([127, 255, 255, 63], plot.Pixels);
    }
}
