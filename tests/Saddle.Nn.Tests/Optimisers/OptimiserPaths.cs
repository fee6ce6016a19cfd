using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

/// <summary>Comparison of paths of parameters.</summary>
internal static class OptimiserPaths
{
    public static void Equal(double[][] expected, double[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int step = 0; step < expected.Length; step++)
        {
            Assert.Equal(expected[step], actual[step], (a, b) => Math.Abs(a - b) <= 1e-12);
        }
    }
}
