using Saddle.Ops;

namespace Saddle.Testing;

/// <summary>Elementwise ops as formulas of one element.</summary>
internal static class ReferenceElementwise
{
    private static readonly Dictionary<Elementwise, Func<double[], double>> s_formulas = new()
    {
        [Elementwise.Negate] = x => -x[0],
        [Elementwise.Abs] = x => Math.Abs(x[0]),
        [Elementwise.Sign] = x => x[0] > 0 ? 1 : x[0] < 0 ? -1 : x[0],
        [Elementwise.Floor] = x => Math.Floor(x[0]),
        [Elementwise.Sqrt] = x => Math.Sqrt(x[0]),
        [Elementwise.Reciprocal] = x => 1 / x[0],
        [Elementwise.Exp] = x => Math.Exp(x[0]),
        [Elementwise.Log] = x => Math.Log(x[0]),
        [Elementwise.Log1p] = x => LogOnePlus(x[0]),
        [Elementwise.Tanh] = x => Math.Tanh(x[0]),
        [Elementwise.Sigmoid] = x => 1 / (1 + Math.Exp(-x[0])),
        [Elementwise.TanhSlope] = x => 1 / (Math.Cosh(x[0]) * Math.Cosh(x[0])),
        [Elementwise.SigmoidSlope] = x => 0.25 / (Math.Cosh(x[0] / 2) * Math.Cosh(x[0] / 2)),
        [Elementwise.Softplus] = x => Math.Max(x[0], 0) + LogOnePlus(Math.Exp(-Math.Abs(x[0]))),
        [Elementwise.Sin] = x => Math.Sin(x[0]),
        [Elementwise.Cos] = x => Math.Cos(x[0]),
        [Elementwise.Add] = x => x[0] + x[1],
        [Elementwise.Subtract] = x => x[0] - x[1],
        [Elementwise.Multiply] = x => x[0] * x[1],
        [Elementwise.Divide] = x => x[0] / x[1],
        [Elementwise.SlopeProduct] = x => x[0] == 0 || x[1] == 0 ? 0 : x[0] * x[1],
        [Elementwise.SlopeQuotient] = x => x[0] == 0 ? 0 : x[0] / x[1],
        [Elementwise.Power] = x => Math.Pow(x[0], x[1]),
        [Elementwise.Maximum] = x => Math.Max(x[0], x[1]),
        [Elementwise.Minimum] = x => Math.Min(x[0], x[1]),
        [Elementwise.Greater] = x => x[0] > x[1] ? 1 : 0,
        [Elementwise.GreaterOrEqual] = x => x[0] >= x[1] ? 1 : 0,
        [Elementwise.Equal] = x => x[0] == x[1] ? 1 : 0,
        [Elementwise.Select] = x => x[0] != 0 ? x[1] : x[2],
        [Elementwise.WhereGreater] = x => x[0] > x[1] ? x[2] : 0,
    };

    public static double[] Of(Elementwise op, double[][] x, long count)
    {
        Func<double[], double> formula = s_formulas.TryGetValue(op, out Func<double[], double>? known)
            ? known
            : throw new NotSupportedException($"{op}: the reference does not know this op. Add its formula.");
        double[] y = new double[count];
        double[] element = new double[x.Length];
        for (long i = 0; i < count; i++)
        {
            for (int operand = 0; operand < x.Length; operand++)
            {
                element[operand] = x[operand][i];
            }

            y[i] = formula(element);
        }

        return y;
    }

    /// <summary>log(1 + x) without the loss of digits near 0 (Kahan).</summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
