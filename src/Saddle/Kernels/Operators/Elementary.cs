using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Operators;

/// <summary>
/// Elementary functions on lanes of either element type, within about one unit in the last place (two for the composed
/// ones). No step looks at a neighbouring lane, and products that feed sums are fused at all widths or, where the
/// processor has no instruction for it, at none; so all widths give the same bits. Only the reduction of large angles
/// needs one rounding and is computed in software then.
/// Polynomials: fdlibm (Sun Microsystems) for doubles and the logarithms, Cephes (Moshier) for floats and tanh.
/// </summary>
internal static class Elementary
{
    private const double Log2OfE = 1.4426950408889634074;

    /// <summary>Differences from 1 below these have lost more digits than a slope may (1e-6, 1e-13).</summary>
    private const double LeastSingle = 0.12, LeastDouble = 0.005;

    /// <summary>e^x; 0 and infinity beyond the range, subnormal results rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x) where V : unmanaged, IFloats<V>
    {
        // Clamped so that the exponent arithmetic holds; the limits already give 0 and infinity. NaN passes through.
        V clamped = V.NativeMin(V.Create(V.IsSingle ? 90 : 720), V.NativeMax(V.Create(V.IsSingle ? -105 : -750), x));
        V n = V.Round(clamped * V.Create(Log2OfE));
        V half = V.Floor(n * V.Create(0.5));
        return ExpReduced(clamped, n) * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary>Natural logarithm; NaN below 0, minus infinity at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x) where V : unmanaged, IFloats<V>
    {
        V zero = V.Create(0), one = V.Create(1);
        V infinity = V.Create(double.PositiveInfinity);
        V isSubnormal = V.Greater(V.Create(V.IsSingle ? 1.17549435e-38 : 2.2250738585072014e-308), x);
        V scaled = V.Select(isSubnormal, x * V.Create(V.IsSingle ? 33554432.0 : 18014398509481984.0), x);
        V shift = V.Select(isSubnormal, V.Create(V.IsSingle ? 25 : 54), zero);

        // x = 2^k (1 + f) with 1 + f in [sqrt 1/2, sqrt 2).
        ulong root = V.IsSingle ? 0x3F3504F3UL : 0x3FE6A09E667F3BCDUL;
        ulong unit = V.IsSingle ? 0x3F800000UL : 0x3FF0000000000000UL;
        ulong mantissa = V.IsSingle ? 0x007FFFFFUL : 0x000FFFFFFFFFFFFFUL;
        V bits = V.AddBits(scaled, V.CreateBits(unit - root));
        V k = V.ShiftRightBits(bits, V.IsSingle ? 23 : 52) | V.Create(V.IsSingle ? 8388608.0 : 4503599627370496.0);
        k = k - V.Create(V.IsSingle ? 8388608.0 + 127 : 4503599627370496.0 + 1023) - shift;
        V f = V.AddBits(bits & V.CreateBits(mantissa), V.CreateBits(root)) - one;

        V result = LogSplit(k, f);
        result = V.Select(V.Equal(x, infinity), infinity, result);
        result = V.Select(V.Equal(x, zero), -infinity, result);
        return V.Select(V.GreaterOrEqual(x, zero), result, V.Create(double.NaN));
    }

    /// <summary>log(1 + x) without loss near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x) where V : unmanaged, IFloats<V>
    {
        V one = V.Create(1);
        V sum = one + x;
        V logarithm = Log(sum);
        V corrected = logarithm * (x / (sum - one));
        corrected = V.Select(V.Equal(sum, V.Create(double.PositiveInfinity)), logarithm, corrected);
        return V.Select(V.Equal(sum, one), x, corrected);
    }

    /// <summary>Hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x) where V : unmanaged, IFloats<V>
    {
        V one = V.Create(1), size = V.Abs(x);
        V large = one - V.Create(2) / (Exp(size + size) + one);
        large = V.Select(V.Greater(V.Create(0), x), -large, large);
        return V.Select(V.Greater(V.Create(0.625), size), TanhNearZero(x), large);
    }

    /// <summary>1 / (1 + e^-x), accurate in both tails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x) where V : unmanaged, IFloats<V>
    {
        V one = V.Create(1);
        V tail = Exp(-V.Abs(x));
        return V.Select(V.Greater(V.Create(0), x), tail, one) / (one + tail);
    }

    /// <summary>The slope of tanh at x for y = tanh x, accurate in both tails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TanhSlope<V>(V x, V y) where V : unmanaged, IFloats<V>
    {
        V slope = V.Create(1) - y * y;
        V isTail = V.Greater(V.Create(2 * (V.IsSingle ? LeastSingle : LeastDouble)), slope);
        return V.Any(isTail) ? V.Select(isTail, V.Create(4) * LogisticDensity(x + x), slope) : slope;
    }

    /// <summary>The slope of the sigmoid at x for y = sigmoid x, accurate in both tails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SigmoidSlope<V>(V x, V y) where V : unmanaged, IFloats<V>
    {
        V rest = V.Create(1) - y;
        V slope = y * rest;
        V isTail = V.Greater(V.Create(V.IsSingle ? LeastSingle : LeastDouble), rest);
        return V.Any(isTail) ? V.Select(isTail, LogisticDensity(x), slope) : slope;
    }

    /// <summary>log(1 + e^x), accurate in both tails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x) where V : unmanaged, IFloats<V>
    {
        // tail is in [0, 1], so 1 + tail = 2^k (1 + f) needs no rounding of 1 + tail.
        V one = V.Create(1);
        V tail = Exp(-V.Abs(x));
        V isUpper = V.Greater(tail, V.Create(0.41421356237309504880));
        V f = V.Select(isUpper, (tail - one) * V.Create(0.5), tail);
        return V.NativeMax(V.Create(0), x) + LogSplit(isUpper & one, f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V x) where V : unmanaged, IFloats<V> => Circular(x, quarterTurns: 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V x) where V : unmanaged, IFloats<V> => Circular(x, quarterTurns: 1);

    /// <summary>The larger operand, NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Maximum<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.Select(V.Equal(x, x), V.NativeMax(x, y), x);

    /// <summary>The smaller operand, NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Minimum<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.Select(V.Equal(x, x), V.NativeMin(x, y), x);

    /// <summary>x to the power y: the base library's scalar function on each lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe V Power<V>(V x, V y) where V : unmanaged, IFloats<V>
    {
        double* left = stackalloc double[8];
        double* right = stackalloc double[8];
        x.Store(left);
        y.Store(right);
        for (int lane = 0; lane < V.Count; lane++)
        {
            if (V.IsSingle)
            {
                ((float*)left)[lane] = MathF.Pow(((float*)left)[lane], ((float*)right)[lane]);
            }
            else
            {
                left[lane] = Math.Pow(left[lane], right[lane]);
            }
        }

        return V.Load(left);
    }

    /// <summary>e^x / (1 + e^x)²; out of line, since few lanes need it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V LogisticDensity<V>(V x) where V : unmanaged, IFloats<V>
    {
        V tail = Exp(-V.Abs(x));
        V sum = V.Create(1) + tail;
        return tail / (sum * sum);
    }

    /// <summary>2^n for whole n within the normal exponents, by building the bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfTwo<V>(V n) where V : unmanaged, IFloats<V>
    {
        // Adding 1.5·2^mantissa leaves n + bias in the low bits, from where it moves into the exponent.
        V shifted = n + V.Create(V.IsSingle ? 12582912.0 + 127 : 6755399441055744.0 + 1023);
        return V.ShiftLeftBits(shifted, V.IsSingle ? 23 : 52);
    }

    /// <summary>e^(x - n log 2), |x - n log 2| at most (log 2)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpReduced<V>(V x, V n) where V : unmanaged, IFloats<V>
    {
        V one = V.Create(1);
        if (V.IsSingle)
        {
            V r = V.MultiplyAdd(n, V.Create(2.12194440e-4), V.MultiplyAdd(n, V.Create(-0.693359375), x));
            V p = V.MultiplyAdd(r, V.Create(1.9875691500E-4), V.Create(1.3981999507E-3));
            p = V.MultiplyAdd(r, p, V.Create(8.3334519073E-3));
            p = V.MultiplyAdd(r, p, V.Create(4.1665795894E-2));
            p = V.MultiplyAdd(r, p, V.Create(1.6666665459E-1));
            p = V.MultiplyAdd(r, p, V.Create(5.0000001201E-1));
            return V.MultiplyAdd(r * r, p, r) + one;
        }

        V high = V.MultiplyAdd(n, V.Create(-6.93147180369123816490e-01), x);
        V low = n * V.Create(1.90821492927058770002e-10);
        V reduced = high - low;
        V t = reduced * reduced;
        V c = V.MultiplyAdd(t, V.Create(4.13813679705723846039e-08), V.Create(-1.65339022054652515390e-06));
        c = V.MultiplyAdd(t, c, V.Create(6.61375632143793436117e-05));
        c = V.MultiplyAdd(t, c, V.Create(-2.77777777770155933842e-03));
        c = V.MultiplyAdd(t, c, V.Create(1.66666666666666019037e-01));
        c = reduced - t * c;
        return one - (low - reduced * c / (V.Create(2) - c) - high);
    }

    /// <summary>k log 2 + log(1 + f), 1 + f in [sqrt 1/2, sqrt 2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogSplit<V>(V k, V f) where V : unmanaged, IFloats<V>
    {
        V s = f / (f + V.Create(2));
        V halfSquare = V.Create(0.5) * f * f;
        V lowOfLog2 = V.Create(V.IsSingle ? 9.0580006145e-06 : 1.90821492927058770002e-10);
        V low = V.MultiplyAdd(s, halfSquare + LogSeries(s * s), k * lowOfLog2);
        V highOfLog2 = V.Create(V.IsSingle ? 6.9313812256e-01 : 6.93147180369123816490e-01);
        return V.MultiplyAdd(k, highOfLog2, f - (halfSquare - low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogSeries<V>(V z) where V : unmanaged, IFloats<V>
    {
        V w = z * z;
        if (V.IsSingle)
        {
            V even = w * V.MultiplyAdd(w, V.Create(0.24279078841), V.Create(0.40000972152));
            return V.MultiplyAdd(z, V.MultiplyAdd(w, V.Create(0.28498786688), V.Create(0.66666662693)), even);
        }

        V a = V.MultiplyAdd(w, V.Create(1.531383769920937332e-01), V.Create(2.222219843214978396e-01));
        a = w * V.MultiplyAdd(w, a, V.Create(3.999999999940941908e-01));
        V b = V.MultiplyAdd(w, V.Create(1.479819860511658591e-01), V.Create(1.818357216161805012e-01));
        b = V.MultiplyAdd(w, b, V.Create(2.857142874366239149e-01));
        return V.MultiplyAdd(z, V.MultiplyAdd(w, b, V.Create(6.666666666666735130e-01)), a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TanhNearZero<V>(V x) where V : unmanaged, IFloats<V>
    {
        V z = x * x;
        if (V.IsSingle)
        {
            V p = V.MultiplyAdd(z, V.Create(-5.70498872745E-3), V.Create(2.06390887954E-2));
            p = V.MultiplyAdd(z, p, V.Create(-5.37397155531E-2));
            p = V.MultiplyAdd(z, p, V.Create(1.33314422036E-1));
            p = V.MultiplyAdd(z, p, V.Create(-3.33332819422E-1));
            return V.MultiplyAdd(p * z, x, x);
        }

        V top = V.MultiplyAdd(z, V.Create(-9.64399179425052238628E-1), V.Create(-9.92877231001918586564E1));
        top = V.MultiplyAdd(z, top, V.Create(-1.61468768441708447952E3));
        V bottom = V.MultiplyAdd(z, z + V.Create(1.12811678491632931402E2), V.Create(2.23548839060100448583E3));
        bottom = V.MultiplyAdd(z, bottom, V.Create(4.84406305325125486048E3));
        return V.MultiplyAdd(x * z, top / bottom, x);
    }

    /// <summary>sin(x + quarterTurns·π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Circular<V>(V x, int quarterTurns) where V : unmanaged, IFloats<V>
    {
        V n = V.Round(x * V.Create(0.63661977236758134308));
        V r = V.Fused(n, V.Create(V.IsSingle ? -1.57079637050628662109375 : -1.57079632679489655800), x);
        r = V.Fused(n, V.Create(V.IsSingle ? 4.37113900018624283e-8 : -6.12323399573676603587e-17), r);
        r = V.Fused(n, V.Create(V.IsSingle ? 1.71512449440e-15 : 1.49738490485916983692e-33), r);

        V turns = n + V.Create(quarterTurns);
        V pairs = V.Floor(turns * V.Create(0.5));
        V isEven = V.Equal(pairs + pairs, turns);
        V halfPairs = V.Floor(pairs * V.Create(0.5));
        V z = r * r;
        V result = V.Select(isEven, V.MultiplyAdd(r * z, SinSeries(z), r), CosSeries(z));
        result = V.Select(V.Equal(halfPairs + halfPairs, pairs), result, -result);
        V isLarge = V.Greater(V.Abs(x), V.Create(V.IsSingle ? 3e4 : 1e6));
        return V.Any(isLarge) ? CircularOfLarge(x, result, isLarge, quarterTurns) : result;
    }

    /// <summary>(sin r - r) / r³ for z = r².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinSeries<V>(V z) where V : unmanaged, IFloats<V>
    {
        if (V.IsSingle)
        {
            V p = V.MultiplyAdd(z, V.Create(-1.9515295891E-4), V.Create(8.3321608736E-3));
            return V.MultiplyAdd(z, p, V.Create(-1.6666654611E-1));
        }

        V s = V.MultiplyAdd(z, V.Create(1.58969099521155010221e-10), V.Create(-2.50507602534068634195e-08));
        s = V.MultiplyAdd(z, s, V.Create(2.75573137070700676789e-06));
        s = V.MultiplyAdd(z, s, V.Create(-1.98412698298579493134e-04));
        s = V.MultiplyAdd(z, s, V.Create(8.33333333332248946124e-03));
        return V.MultiplyAdd(z, s, V.Create(-1.66666666666666324348e-01));
    }

    /// <summary>cos r for z = r².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosSeries<V>(V z) where V : unmanaged, IFloats<V>
    {
        V leading = V.MultiplyAdd(z, V.Create(-0.5), V.Create(1));
        if (V.IsSingle)
        {
            V p = V.MultiplyAdd(z, V.Create(2.443315711809948E-5), V.Create(-1.388731625493765E-3));
            return V.MultiplyAdd(z * z, V.MultiplyAdd(z, p, V.Create(4.166664568298827E-2)), leading);
        }

        V c = V.MultiplyAdd(z, V.Create(-1.13596475577881948265e-11), V.Create(2.08757232129817482790e-09));
        c = V.MultiplyAdd(z, c, V.Create(-2.75573143513906633035e-07));
        c = V.MultiplyAdd(z, c, V.Create(2.48015872894767294178e-05));
        c = V.MultiplyAdd(z, c, V.Create(-1.38888888888741095749e-03));
        return V.MultiplyAdd(z * z, V.MultiplyAdd(z, c, V.Create(4.16666666666666019037e-02)), leading);
    }

    /// <summary>Replaces the lanes too large for the fast reduction by the base library's scalar function.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe V CircularOfLarge<V>(V x, V result, V isLarge, int quarterTurns)
        where V : unmanaged, IFloats<V>
    {
        double* values = stackalloc double[8];
        x.Store(values);
        for (int lane = 0; lane < V.Count; lane++)
        {
            double angle = V.IsSingle ? ((float*)values)[lane] : values[lane];
            double value = quarterTurns == 0 ? Math.Sin(angle) : Math.Cos(angle);
            if (V.IsSingle)
            {
                ((float*)values)[lane] = (float)value;
            }
            else
            {
                values[lane] = value;
            }
        }

        return V.Select(isLarge, V.Load(values), result);
    }
}
