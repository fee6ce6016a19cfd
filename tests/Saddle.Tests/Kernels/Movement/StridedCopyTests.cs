using Saddle.Kernels.Movement;
using Xunit;

namespace Saddle.Tests.Kernels.Movement;

public sealed unsafe class StridedCopyTests
{
    public static TheoryData<int[], long[]> Views() => new()
    {
        { [], [] },
        { [7], [1] },
        { [7], [0] },
        { [7], [-2] },
        { [3, 5, 40], [200, 40, 1] },
        { [3, 5, 40], [0, 40, 1] },
        { [3, 5, 40], [5, 1, 0] },
        { [4, 33, 50], [1650, 1, 33] },
        { [3, 17, 5, 19], [1615, 1, 17, 85] },
        { [19, 5, 17], [1, 19, 95] },
        { [16, 16], [1, 16] },
        { [37, 21], [1, 50] },
        { [16, 40, 3], [120, 1, 40] },
        { [5, 70, 2], [140, 1, 70] },
        { [2, 3, 2, 2, 3, 2, 2, 3], [216, 72, 36, 18, 6, 3, 0, 1] },
        { [6, 8], [-1, 12] },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void Any_range_holds_the_elements_of_the_view(int[] dims, long[] strides)
    {
        Check<float>(dims, strides, value => value);
        Check<double>(dims, strides, value => value);
    }

    [Fact]
    public void Transpose_twice_is_identity()
    {
        const int Rows = 45, Columns = 71;
        float[] x = [.. Enumerable.Range(0, Rows * Columns).Select(i => (float)i)];
        float[] once = new float[x.Length], twice = new float[x.Length];
        fixed (float* a = x, b = once, c = twice)
        {
            StridedCopy.Copy(a, b, [Columns, Rows], [1, Columns], 0, x.Length);
            StridedCopy.Copy(b, c, [Rows, Columns], [1, Rows], 0, x.Length);
        }

        Assert.Equal(1f, once[Rows]);
        Assert.Equal(x, twice);
    }

    private static void Check<T>(int[] dims, long[] strides, Func<int, T> make) where T : unmanaged
    {
        const int Origin = 100, Canaries = 8;
        T[] source = [.. Enumerable.Range(0, 8000).Select(make)];
        int total = dims.Aggregate(1, (product, dim) => product * dim);
        T[] expected = [.. Enumerable.Range(0, total).Select(i => source[Origin + Offset(dims, strides, i)])];
        T canary = make(-1);
        foreach ((int begin, int end) in new[]
        {
            (0, total), (0, 0), (0, total / 2), (total / 2, total), (total / 3, (2 * total) / 3),
            (Math.Min(1, total), total),
        })
        {
            T[] read = [.. Enumerable.Repeat(canary, total + Canaries)];
            T[] copied = [.. Enumerable.Repeat(canary, total + Canaries)];
            fixed (T* from = source, r = read, c = copied)
            {
                StridedCopy.Read(from + Origin, dims, strides, begin, end, r);
                StridedCopy.Copy(from + Origin, c, dims, strides, begin, end);
            }

            Assert.Equal(expected[begin..end], read[..(end - begin)]);
            Assert.All(read[(end - begin)..], value => Assert.Equal(canary, value));
            Assert.Equal(expected[begin..end], copied[begin..end]);
            Assert.All(copied[..begin].Concat(copied[end..]), value => Assert.Equal(canary, value));
        }
    }

    private static int Offset(int[] dims, long[] strides, int linear)
    {
        long offset = 0;
        for (int d = dims.Length - 1; d >= 0; linear /= dims[d], d--)
        {
            offset += linear % dims[d] * strides[d];
        }

        return (int)offset;
    }
}
