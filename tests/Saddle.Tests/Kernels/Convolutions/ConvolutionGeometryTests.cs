using Saddle.Kernels.Convolutions;
using Xunit;

namespace Saddle.Tests.Kernels.Convolutions;

public sealed class ConvolutionGeometryTests
{
    [Theory]
    [InlineData(32, 4, 2, 1, 1, 1, 16)]
    [InlineData(33, 4, 2, 1, 1, 1, 16)]
    [InlineData(32, 3, 1, 1, 1, 1, 32)]
    [InlineData(5, 3, 1, 0, 0, 2, 1)]
    [InlineData(4, 3, 1, 0, 0, 2, 0)]
    [InlineData(7, 3, 3, 2, 0, 1, 3)]
    [InlineData(6, 3, 1, -1, -1, 1, 2)]
    public void Output_counts_the_windows_that_fit(
        int size, int kernel, int stride, int before, int after, int dilation, int expected)
    {
        ConvolutionGeometry down = new(1, size, 1, 1, 1, kernel, 1)
        {
            StrideHeight = stride,
            PaddingTop = before,
            PaddingBottom = after,
            DilationHeight = dilation,
        };
        ConvolutionGeometry across = new(1, 1, size, 1, 1, 1, kernel)
        {
            StrideWidth = stride,
            PaddingLeft = before,
            PaddingRight = after,
            DilationWidth = dilation,
        };
        Assert.Equal((expected, 1), (down.OutputHeight, down.OutputWidth));
        Assert.Equal((1, expected), (across.OutputHeight, across.OutputWidth));
    }

    [Fact]
    public void Lengths_are_the_products_of_the_sizes()
    {
        ConvolutionGeometry geometry = new(2, 5, 6, 3, 7, 3, 2);
        Assert.Equal((180L, 126L, 210L), (geometry.InputLength, geometry.FilterLength, geometry.OutputLength));
        Assert.Equal(6, geometry.Taps);
    }
}
