using Saddle.Kernels.Reductions;
using Xunit;

namespace Saddle.Tests.Kernels.Reductions;

public sealed unsafe class ReductionTests
{
    [Fact]
    public void The_sum_of_a_million_floats_is_as_good_as_pairwise()
    {
        float[] x = Numbers(1_000_000, 0.5f);
        double exact = x.Sum(value => (double)value);
        fixed (float* pointer = x)
        {
            Assert.InRange(Reduction.RowSum(pointer, x.Length), exact * (1 - 5e-7), exact * (1 + 5e-7));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(9999)]
    public void Whole_numbers_sum_and_compare_exactly(int count)
    {
        float[] x = [.. Enumerable.Range(0, count).Select(i => (float)((i * 37 % 101) - 50))];
        double[] wide = [.. x.Select(value => (double)value)];
        fixed (float* pointer = x)
        {
            Assert.Equal(x.Sum(), Reduction.RowSum(pointer, count));
            Assert.Equal(x.Append(float.NegativeInfinity).Max(), Reduction.RowMax(pointer, count));
        }

        fixed (double* pointer = wide)
        {
            Assert.Equal(wide.Sum(), Reduction.RowSum(pointer, count));
            Assert.Equal(wide.Append(double.NegativeInfinity).Max(), Reduction.RowMax(pointer, count));
        }
    }

    [Fact]
    public void A_row_fed_in_blocks_has_the_bits_of_the_whole_row()
    {
        float[] x = Numbers(12_345, 0);
        PairwiseSum<float> fed = default;
        fixed (float* pointer = x)
        {
            for (int at = 0; at < x.Length; at += Reduction.Block)
            {
                fed.Add(Reduction.RowSum(pointer + at, Math.Min(Reduction.Block, x.Length - at)));
            }

            Assert.Equal(Reduction.RowSum(pointer, x.Length), fed.Total());
        }
    }

    [Theory]
    [InlineData(3, 5, 1)]
    [InlineData(1, 2000, 1)]
    [InlineData(4, 7, 3)]
    [InlineData(2, 100, 200)]
    [InlineData(1, 3000, 65)]
    [InlineData(1, 1, 300)]
    [InlineData(2, 0, 3)]
    public void Reductions_agree_with_a_double_reference(int outer, int reduce, int inner)
    {
        float[] x = Numbers(outer * reduce * inner, 0);
        float[] sums = new float[(outer * inner) + 1], maxima = new float[(outer * inner) + 1];
        fixed (float* from = x, s = sums, m = maxima)
        {
            Reduction.Sum(from, s, reduce, inner, 0, outer);
            Reduction.Max(from, m, reduce, inner, 0, outer);
        }

        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < inner; i++)
            {
                int first = (o * reduce * inner) + i;
                double[] column = [.. Enumerable.Range(0, reduce).Select(r => (double)x[first + (r * inner)])];
                double scale = column.Sum(Math.Abs);
                Assert.InRange(sums[(o * inner) + i], column.Sum() - (3e-7 * scale), column.Sum() + (3e-7 * scale));
                Assert.Equal((float)column.Append(double.NegativeInfinity).Max(), maxima[(o * inner) + i]);
            }
        }

        Assert.Equal(0, sums[^1]);
        Assert.Equal(0, maxima[^1]);
    }

    [Fact]
    public void The_sum_down_a_million_rows_is_as_good_as_pairwise()
    {
        float[] x = Numbers(3_000_000, 0.5f), sums = new float[3];
        fixed (float* from = x, to = sums)
        {
            Reduction.Sum(from, to, 1_000_000, 3, 0, 1);
        }

        for (int c = 0; c < 3; c++)
        {
            double exact = 0;
            for (int r = c; r < x.Length; r += 3)
            {
                exact += x[r];
            }

            Assert.InRange(sums[c], exact * (1 - 5e-7), exact * (1 + 5e-7));
        }
    }

    [Fact]
    public void A_maximum_is_not_a_number_where_an_element_is_not()
    {
        for (int at = 0; at < 130; at++)
        {
            float[] x = Numbers(130, 0);
            x[at] = float.NaN;
            fixed (float* pointer = x)
            {
                Assert.True(float.IsNaN(Reduction.RowMax(pointer, x.Length)));
                Assert.Equal(at < 11, float.IsNaN(Reduction.RowMax(pointer, 11)));
            }
        }
    }

    private static float[] Numbers(int count, float offset)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5) + offset)];
    }
}
