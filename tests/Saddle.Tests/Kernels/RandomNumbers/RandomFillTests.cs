using Saddle.Kernels.RandomNumbers;
using Xunit;

namespace Saddle.Tests.Kernels.RandomNumbers;

public sealed unsafe class RandomFillTests
{
    private const int Count = 400_000;

    [Fact]
    public void An_element_does_not_depend_on_the_range_it_is_made_in()
    {
        float[] uniform = new float[300], normal = new float[300];
        double[] wideUniform = new double[300], wideNormal = new double[300];
        fixed (float* u = uniform, n = normal)
        fixed (double* wu = wideUniform, wn = wideNormal)
        {
            RandomFill.Uniform(u, 300, 0, 5, 6, 7);
            RandomFill.Normal(n, 300, 0, 5, 6, 7);
            RandomFill.Uniform(wu, 300, 0, 5, 6, 7);
            RandomFill.Normal(wn, 300, 0, 5, 6, 7);
        }

        for (int first = 0; first < 300; first += 13)
        {
            int count = Math.Min(71, 300 - first);
            float[] piece = new float[count];
            double[] widePiece = new double[count];
            fixed (float* p = piece)
            fixed (double* w = widePiece)
            {
                RandomFill.Uniform(p, count, first, 5, 6, 7);
                Assert.Equal(uniform[first..(first + count)], piece);
                RandomFill.Normal(p, count, first, 5, 6, 7);
                Assert.Equal(normal[first..(first + count)], piece);
                RandomFill.Uniform(w, count, first, 5, 6, 7);
                Assert.Equal(wideUniform[first..(first + count)], widePiece);
                RandomFill.Normal(w, count, first, 5, 6, 7);
                Assert.Equal(wideNormal[first..(first + count)], widePiece);
            }
        }
    }

    [Fact]
    public void Moments_are_those_of_the_distributions()
    {
        float[] single = new float[Count];
        double[] wide = new double[Count];
        fixed (float* s = single)
        fixed (double* w = wide)
        {
            RandomFill.Uniform(s, Count, 0, 1, 2, 3);
            CheckUniform([.. single.Select(value => (double)value)]);
            RandomFill.Uniform(w, Count, 0, 1, 2, 3);
            CheckUniform(wide);
            RandomFill.Normal(s, Count, 0, 1, 2, 3);
            CheckNormal([.. single.Select(value => (double)value)]);
            RandomFill.Normal(w, Count, 0, 1, 2, 3);
            CheckNormal(wide);
        }
    }

    [Fact]
    public void Seed_stream_and_step_each_change_the_numbers()
    {
        float[] a = Uniform(1, 2, 3);
        Assert.NotEqual(a, Uniform(2, 2, 3));
        Assert.NotEqual(a, Uniform(1, 3, 3));
        Assert.NotEqual(a, Uniform(1, 2, 4));
        Assert.Equal(a, Uniform(1, 2, 3));
    }

    private static float[] Uniform(ulong seed, uint stream, uint step)
    {
        float[] values = new float[8];
        fixed (float* pointer = values)
        {
            RandomFill.Uniform(pointer, 8, 0, seed, stream, step);
        }

        return values;
    }

    private static void CheckUniform(double[] x)
    {
        Assert.InRange(x.Min(), 0, 1e-4);
        Assert.InRange(x.Max(), 1 - 1e-4, 1 - 1e-17);
        Assert.Equal(0.5, x.Average(), 0.002);
        Assert.Equal(1.0 / 12, x.Average(v => (v - 0.5) * (v - 0.5)), 0.0007);
        Assert.Equal(0, x.Zip(x.Skip(1), (a, b) => (a - 0.5) * (b - 0.5)).Average(), 0.0007);
    }

    private static void CheckNormal(double[] x)
    {
        Assert.All(x, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(0, x.Average(), 0.008);
        Assert.Equal(1, x.Average(v => v * v), 0.012);
        Assert.Equal(0, x.Average(v => v * v * v), 0.03);
        Assert.Equal(3, x.Average(v => v * v * v * v), 0.08);
        Assert.Equal(0, x.Zip(x.Skip(16), (a, b) => a * b).Average(), 0.008);
        Assert.Equal(0.6827, x.Count(v => Math.Abs(v) < 1) / (double)Count, 0.004);
    }
}
