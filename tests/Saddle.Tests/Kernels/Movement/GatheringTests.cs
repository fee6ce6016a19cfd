using Saddle.Kernels.Movement;
using Xunit;

namespace Saddle.Tests.Kernels.Movement;

public sealed unsafe class GatheringTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(2, 40)]
    public void Gather_takes_rows_and_scatter_adds_them_back(int outer, int inner)
    {
        const int Axis = 6, Count = 9;
        long[] indices = [5, 0, 0, 3, 5, 1, 2, 2, 2];
        double[] x = [.. Enumerable.Range(0, outer * Axis * inner).Select(i => (double)i)];
        double[] taken = new double[outer * Count * inner], summed = new double[x.Length];
        fixed (double* px = x, pt = taken, ps = summed)
        fixed (long* pi = indices)
        {
            Gathering.Gather(px, pi, pt, outer, Axis, inner, Count);
            Gathering.ScatterAdd(pt, pi, ps, outer, Axis, inner, Count);
        }

        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < inner; i++)
            {
                for (int k = 0; k < Count; k++)
                {
                    Assert.Equal(x[(((o * Axis) + indices[k]) * inner) + i], taken[(((o * Count) + k) * inner) + i]);
                }

                for (int a = 0; a < Axis; a++)
                {
                    int at = (((o * Axis) + a) * inner) + i;
                    Assert.Equal(x[at] * indices.Count(index => index == a), summed[at]);
                }
            }
        }
    }

    [Fact]
    public void An_index_outside_the_axis_is_refused_by_name()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            float x = 0, y = 0;
            long index = 4;
            Gathering.Gather(&x, &index, &y, 1, 4, 1, 1);
        });
        Assert.Equal(
            "gather: an index is outside its axis. Index 4 at position 0 must be at least 0 and below the axis "
            + "length 4. Check where the indices come from, or lengthen the axis. (Parameter 'indices')",
            error.Message);
    }
}
