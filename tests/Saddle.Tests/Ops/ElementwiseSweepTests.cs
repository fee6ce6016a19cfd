using System.Numerics;
using Xunit;

namespace Saddle.Tests.Ops;

/// <summary>Every exponent of either sign, from the least subnormal to infinity, against references.</summary>
/// <remarks>Zeros count as equal whatever their sign.</remarks>
public sealed class ElementwiseSweepTests
{
    private static readonly
        Dictionary<string, (Func<Tensor, Tensor> Function, Func<double, double> Reference, int Single, int Double)>
        s_cases = new()
        {
            // Units in the last place that float32 and float64 may be off, the reference's own two included.
            ["square root"] = (x => x.Sqrt(), Math.Sqrt, 0, 0),
            ["reciprocal"] = (x => x.Reciprocal(), x => 1 / x, 0, 0),
            ["floor"] = (x => x.Floor(), Math.Floor, 0, 0),
            ["absolute value"] = (x => x.Abs(), Math.Abs, 0, 0),
            ["exponential"] = (x => x.Exp(), Math.Exp, 2, 2),
            ["logarithm"] = (x => x.Log(), Math.Log, 2, 2),
            ["logarithm of 1 more"] = (x => x.Log1p(), Log1p, 4, 6),
            ["tangent"] = (x => x.Tanh(), Math.Tanh, 4, 6),
            ["sigmoid"] = (x => x.Sigmoid(), Sigmoid, 4, 6),
            ["softplus"] = (x => x.Softplus(), x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))), 4, 6),
            ["sine"] = (x => x.Sin(), Math.Sin, 2, 3),
            ["cosine"] = (x => x.Cos(), Math.Cos, 2, 3),
        };

    public static TheoryData<string> Names => new(s_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Float32_is_right_at_every_exponent(string name)
    {
        (Func<Tensor, Tensor> f, Func<double, double> reference, int units, _) = s_cases[name];
        float[] x = [.. Sweep(9, 23).Select(bits => BitConverter.UInt32BitsToSingle((uint)bits))];
        float[] y = f(Tensor.Of(x)).ToArray<float>();
        Demand(x, y, at => reference(at), units);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Float64_is_right_at_every_exponent(string name)
    {
        (Func<Tensor, Tensor> f, Func<double, double> reference, _, int units) = s_cases[name];
        double[] x = [.. Sweep(12, 52).Select(BitConverter.UInt64BitsToDouble)];
        double[] y = f(Tensor.Of(x)).ToArray<double>();
        Demand(x, y, reference, units);
    }

    /// <summary>Signs and exponents, infinities and NaN among them, with mantissas at both ends and between.</summary>
    private static IEnumerable<ulong> Sweep(int upper, int lower)
    {
        var random = new Random(5);
        ulong last = (1UL << lower) - 1;
        for (ulong top = 0; top < 1UL << upper; top++)
        {
            ulong[] mantissas = [0, 1, 2, last / 2, last - 1, last];
            IEnumerable<ulong> between = Enumerable.Range(0, 10).Select(_ => (ulong)random.NextInt64() & last);
            foreach (ulong mantissa in mantissas.Concat(between))
            {
                yield return (top << lower) | mantissa;
            }
        }
    }

    private static void Demand<T>(T[] x, T[] y, Func<double, double> reference, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            double exact = reference(double.CreateTruncating(x[i]));
            var rounded = T.CreateTruncating(exact);
            double unit = double.CreateTruncating(T.BitIncrement(T.Abs(rounded)) - T.Abs(rounded));
            bool isRight = y[i].Equals(rounded) || y[i] == rounded
                || double.CreateTruncating(T.Abs(y[i] - rounded)) <= units * unit;
            if (!isRight)
            {
                Assert.Fail(FormattableString.Invariant($"At {x[i]:R} the result is {y[i]:R}, not {exact:R}."));
            }
        }
    }

    /// <summary>By the area tangent, which loses nothing near 0.</summary>
    private static double Log1p(double x) =>
        Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);

    private static double Sigmoid(double x) =>
        x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));
}
