using Saddle.Testing;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

/// <summary>Comparison of float64 results that differ by rounding alone.</summary>
internal static class Near
{
    public static void Equal(double[] expected, double[] actual) =>
        Assert.InRange(Numbers.Error(expected, actual), 0, 1e-12);
}
