using Saddle.Kernels;
using Xunit;

namespace Saddle.Tests.Kernels;

public sealed unsafe class BroadcastingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(100)]
    public void A_range_repeats_each_element_or_the_whole(int size)
    {
        float[] source = [.. Enumerable.Range(0, 500).Select(i => (float)i)];
        for (int begin = 0; begin < 250; begin += 31)
        {
            for (int count = 0; count < 240; count += 17)
            {
                float[] each = new float[count + 1], all = new float[count + 1];
                fixed (float* from = source, e = each, a = all)
                {
                    Broadcasting.RepeatEach(from, size, begin, count, e);
                    Broadcasting.RepeatAll(from, size, begin, count, a);
                }

                Assert.Equal(Enumerable.Range(begin, count).Select(i => (float)(i / size)).Append(0f), each);
                Assert.Equal(Enumerable.Range(begin, count).Select(i => (float)(i % size)).Append(0f), all);
            }
        }
    }

    [Fact]
    public void Fill_writes_the_count_and_no_more()
    {
        double[] target = new double[10];
        fixed (double* pointer = target)
        {
            Broadcasting.Fill(pointer, 9, 2.5);
        }

        Assert.Equal(Enumerable.Repeat(2.5, 9).Append(0), target);
    }
}
