using Saddle.Kernels.Operators;
using Saddle.Kernels.Vectors;
using Saddle.Ops;
using Xunit;

namespace Saddle.Tests.Kernels.Operators;

public sealed unsafe class LoopsTests
{
    private const int Guard = 16;
    private const float Canary = 12345.678f;
    private static readonly int[] s_lengths = [0, 1, 7, 8, 9, 15, 17, 255, 1025];

    public static TheoryData<string, double, double, double, double> UnaryCases() => new()
    {
        // name, range, ulps allowed for float, relative error allowed for double
        { "Negate", -50, 50, 0, 0 },
        { "Abs", -50, 50, 0, 0 },
        { "Sign", -50, 50, 0, 0 },
        { "Sqrt", 0, 1e6, 0.5, 1.2e-16 },
        { "Reciprocal", -50, 50, 0.5, 1.2e-16 },
        { "Exp", -100, 88, 1.5, 3e-16 },
        { "Exp", -1, 1, 1.5, 3e-16 },
        { "Log", 0, 1e4, 1.5, 3e-16 },
        { "Log", 0.9, 1.1, 1.5, 3e-16 },
        { "Log1p", -0.999, 100, 4, 1e-15 },
        { "Log1p", -1e-3, 1e-3, 4, 1e-15 },
        { "Tanh", -20, 20, 3, 1e-15 },
        { "Tanh", -0.7, 0.7, 3, 1e-15 },
        { "Sigmoid", -80, 80, 4, 1e-15 },
        { "Softplus", -80, 80, 4, 1e-15 },
        { "Softplus", -1, 1, 4, 1e-15 },
        { "Sin", -100, 100, 2, 3e-16 },
        { "Sin", -1e5, 1e5, 2, 3e-16 },
        { "Cos", -100, 100, 2, 3e-16 },
        { "Cos", -1e7, 1e7, 2, 3e-16 },
        { "Floor", -50, 50, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(UnaryCases))]
    public void Unary_loops_match_the_reference_at_every_length(
        string name, double low, double high, double ulps, double relative)
    {
        UnaryLoop loop = Unary(name);
        foreach (int length in s_lengths)
        {
            double[] x = Spread(low, high, length);
            float[] single = [.. x.Select(value => (float)value)];
            CheckEach(name, single, Run(loop.Float32, single), ulps);
            double[] results = Run(loop.Float64, x);
            for (int i = 0; i < length; i++)
            {
                double expected = ReferenceOf(name, x[i]);
                double error = Math.Abs(results[i] - expected);
                bool isClose = error <= (relative * Math.Abs(expected)) + 1e-300;
                Assert.True(isClose, $"{name}({x[i]:R}) = {results[i]:R}, not {expected:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(UnaryCases))]
    public void Bits_of_an_element_depend_neither_on_position_nor_on_length(
        string name, double low, double high, double ulps, double relative)
    {
        Assert.True(ulps >= 0 && relative >= 0);
        UnaryLoop loop = Unary(name);
        double[] x = Spread(low, high, 61);
        x[5] = 3e9;
        x[23] = double.NaN;
        x[24] = 1e-310;
        double[] whole = Run(loop.Float64, x);
        float[] single = [.. x.Select(value => (float)value)];
        float[] wholeSingle = Run(loop.Float32, single);
        for (int i = 0; i < x.Length; i++)
        {
            for (int length = 1; length <= Math.Min(20, x.Length - i); length++)
            {
                Assert.Equal(Bits(whole[i]), Bits(Run(loop.Float64, x[i..(i + length)])[0]));
                Assert.Equal(Bits(wholeSingle[i]), Bits(Run(loop.Float32, single[i..(i + length)])[0]));
            }
        }
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        SameBits<ExpOperator>();
        SameBits<LogOperator>();
        SameBits<Log1pOperator>();
        SameBits<TanhOperator>();
        SameBits<SigmoidOperator>();
        SameBits<SoftplusOperator>();
        SameBits<SinOperator>();
        SameBits<CosOperator>();
        SameBits<FloorOperator>();
    }

    [Fact]
    public void Special_values_pass_through_as_in_the_base_library()
    {
        double[] x =
        [
            0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
            double.Epsilon, -double.Epsilon, 1e-40, -1e-40, 3e-310, double.MaxValue, double.MinValue,
            709.7, 710, -745, -746, -708.5, 88.7, 89, -87.5, -104,
        ];
        foreach (string name in new[]
        {
            "Negate", "Abs", "Sign", "Sqrt", "Reciprocal", "Exp", "Log", "Log1p", "Tanh", "Sigmoid", "Softplus",
            "Sin", "Cos", "Floor",
        })
        {
            double[] results = Run(Unary(name).Float64, x);
            for (int i = 0; i < x.Length; i++)
            {
                SameSpecial(name, x[i], results[i], ReferenceOf(name, x[i]), 4e-15, 1e-323);
            }

            float[] single = [.. x.Select(value => (float)value)];
            float[] singleResults = Run(Unary(name).Float32, single);
            for (int i = 0; i < x.Length; i++)
            {
                SameSpecial(name, single[i], singleResults[i], (float)ReferenceOf(name, single[i]), 4e-7, 3e-45);
            }
        }
    }

    [Theory]
    [InlineData("Add")]
    [InlineData("Subtract")]
    [InlineData("Multiply")]
    [InlineData("Divide")]
    [InlineData("Maximum")]
    [InlineData("Minimum")]
    [InlineData("Power")]
    [InlineData("Greater")]
    [InlineData("GreaterOrEqual")]
    [InlineData("Equal")]
    public void Binary_loops_match_the_reference_in_every_form(string name)
    {
        BinaryLoop loop = Binary(name);
        foreach (int length in s_lengths.Where(length => length > 0))
        {
            double[] x = [.. Spread(0.1, 9, length).Select((v, i) => i % 11 == 3 ? double.NaN : Math.Round(v, 1))];
            double[] y = [.. Spread(-3, 4, length).Select((v, i) => i % 13 == 5 ? double.NaN : Math.Round(v, 1))];
            double[] z = new double[length];
            fixed (double* px = x, py = y, pz = z)
            {
                loop.Float64(px, py, pz, length);
                Assert.Equal(x.Zip(y, (a, b) => ReferenceOf(name, a, b)), z);
                loop.Float64ScalarX(px, py, pz, length);
                Assert.Equal(y.Select(b => ReferenceOf(name, x[0], b)), z);
                loop.Float64ScalarY(px, py, pz, length);
                Assert.Equal(x.Select(a => ReferenceOf(name, a, y[0])), z);
                double[] expected = [.. x.Zip(y, (a, b) => ReferenceOf(name, a, b))];
                loop.Float64(px, py, px, length);
                Assert.Equal(expected, x);
            }
        }
    }

    [Fact]
    public void Select_takes_the_second_operand_where_the_mask_is_not_zero()
    {
        foreach (int length in s_lengths.Where(length => length > 0))
        {
            for (int scalars = 0; scalars < 8; scalars++)
            {
                float[] mask = [.. Enumerable.Range(0, length).Select(i => i % 3 == 0 ? 0f : 1f)];
                float[] a = [.. Enumerable.Range(0, length).Select(i => 10f + i)];
                float[] b = [.. Enumerable.Range(0, length).Select(i => -10f - i)];
                float[] results = new float[length];
                fixed (float* pm = mask, pa = a, pb = b, pr = results)
                {
                    TernaryLoop.Of<SelectOperator>().Float32(pm, pa, pb, pr, length, scalars);
                }

                for (int i = 0; i < length; i++)
                {
                    float m = mask[(scalars & 1) != 0 ? 0 : i];
                    Assert.Equal(m != 0 ? a[(scalars & 2) != 0 ? 0 : i] : b[(scalars & 4) != 0 ? 0 : i], results[i]);
                }
            }
        }
    }

    private static void SameBits<TOperator>() where TOperator : struct, IUnaryOperator
    {
        double[] x = Spread(-30, 30, 333);
        float[] single = [.. x.Select(value => (float)value)];
        float[] expected = Run(UnaryLoop.Of<TOperator>(VectorWidth.Bits128).Float32, single);
        double[] expectedDouble = Run(UnaryLoop.Of<TOperator>(VectorWidth.Bits128).Float64, x);
        foreach (VectorWidth bits in new[] { VectorWidth.Bits256, VectorWidth.Bits512 })
        {
            Assert.Equal(expected.Select(Bits), Run(UnaryLoop.Of<TOperator>(bits).Float32, single).Select(Bits));
            Assert.Equal(expectedDouble.Select(Bits), Run(UnaryLoop.Of<TOperator>(bits).Float64, x).Select(Bits));
        }
    }

    private static void SameSpecial(
        string name, double x, double actual, double expected, double relative, double absolute)
    {
        bool same = double.IsNaN(expected) ? double.IsNaN(actual)
            : actual.Equals(expected)
                || Math.Abs(actual - expected) <= Math.Max(absolute, relative * Math.Abs(expected));
        Assert.True(same, $"{name}({x:R}) = {actual:R}, not {expected:R}");
    }

    private static void CheckEach(string name, float[] x, float[] results, double ulps)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = ReferenceOf(name, x[i]);
            double unit = MathF.BitIncrement((float)Math.Abs(expected)) - (double)(float)Math.Abs(expected);
            double error = Math.Abs(results[i] - expected);
            bool isClose = error <= ulps * unit;
            Assert.True(isClose, $"{name}({x[i]:R}) = {results[i]:R}, not {expected:R}: {error / unit} ulp");
        }
    }

    private static T[] Run<T>(delegate*<T*, T*, int, void> loop, T[] x) where T : unmanaged
    {
        T canary = (T)Convert.ChangeType(Canary, typeof(T), null);
        T[] guarded = [.. Enumerable.Repeat(canary, Guard), .. x, .. Enumerable.Repeat(canary, Guard)];
        T[] target = [.. Enumerable.Repeat(canary, x.Length + (2 * Guard))];
        fixed (T* source = guarded, results = target)
        {
            loop(source + Guard, results + Guard, x.Length);
            loop(source + Guard, source + Guard, x.Length);
        }

        Assert.Equal(guarded, target);
        Assert.All(target[..Guard].Concat(target[^Guard..]), value => Assert.Equal(canary, value));
        return target[Guard..^Guard];
    }

    private static double[] Spread(double low, double high, int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => low + ((high - low) * random.NextDouble()))];
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static UnaryLoop Unary(string name) => Loop(name).Unary;

    private static BinaryLoop Binary(string name) => Loop(name).Binary;

    private static ElementwiseLoop Loop(string op) =>
        ((Elementwise)typeof(Elementwise).GetField(op)!.GetValue(null)!).Loop(VectorWidths.Best);

    private static double ReferenceOf(string name, double x) => name switch
    {
        "Negate" => -x,
        "Abs" => Math.Abs(x),
        "Sign" => double.IsNaN(x) ? x : Math.Sign(x),
        "Sqrt" => Math.Sqrt(x),
        "Reciprocal" => 1 / x,
        "Exp" => Math.Exp(x),
        "Log" => Math.Log(x),
        "Log1p" => LogOnePlus(x),
        "Tanh" => Math.Tanh(x),
        "Sigmoid" => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)),
        "Softplus" => double.IsNaN(x) ? x : Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))),
        "Sin" => Math.Sin(x),
        "Cos" => Math.Cos(x),
        "Floor" => Math.Floor(x),
        _ => throw new ArgumentException(name),
    };

    private static double ReferenceOf(string name, double x, double y) => name switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "Maximum" => Math.Max(x, y),
        "Minimum" => Math.Min(x, y),
        "Power" => Math.Pow(x, y),
        "Greater" => x > y ? 1 : 0,
        "GreaterOrEqual" => x >= y ? 1 : 0,
        "Equal" => x == y ? 1 : 0,
        _ => throw new ArgumentException(name),
    };

    /// <summary>log(1 + x) by its series near 0.</summary>
    private static double LogOnePlus(double x)
    {
        if (x > -0.1 && x < 0.1)
        {
            return Series(x);
        }

        double rounded = 1 + x, lost = x - (rounded - 1);
        return double.IsFinite(Math.Log(rounded)) ? Math.Log(rounded) + (lost / rounded) : Math.Log(rounded);
    }

    private static double Series(double x)
    {
        double sum = 0;
        for (int n = 30; n >= 1; n--)
        {
            sum = ((n % 2 == 1 ? 1.0 : -1.0) / n) + (x * sum);
        }

        return x * sum;
    }
}
