using Saddle.Kernels.Reductions;
using Xunit;

namespace Saddle.Tests.Kernels.Reductions;

public sealed unsafe class FiniteTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void One_bad_element_is_found_wherever_it_is(float bad)
    {
        for (int count = 1; count < 70; count += 3)
        {
            for (int at = 0; at < count; at++)
            {
                float[] x = [.. Enumerable.Repeat(float.MaxValue, count)];
                double[] wide = [.. x.Select(_ => double.MinValue)];
                fixed (float* pointer = x)
                fixed (double* widePointer = wide)
                {
                    Assert.True(Finite.AllFinite(pointer, count));
                    Assert.True(Finite.AllFinite(widePointer, count));
                    x[at] = bad;
                    wide[at] = bad;
                    Assert.False(Finite.AllFinite(pointer, count));
                    Assert.False(Finite.AllFinite(widePointer, count));
                }
            }
        }
    }
}
