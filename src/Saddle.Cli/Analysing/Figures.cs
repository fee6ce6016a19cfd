using System.Globalization;
using System.Numerics;

namespace Saddle.Cli.Analysing;

/// <summary>How analysed numbers are written.</summary>
internal static class Figures
{
    // Real parts of pure rotations are rounding, and would hide that they are zero.
    private const double Rounding = 1e-12;

    /// <summary>Five digits; a dash for what does not exist.</summary>
    public static string Text(double value) => value switch
    {
        double.NaN => "-",
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        0 => "0",
        _ => value.ToString("G5", CultureInfo.InvariantCulture),
    };

    /// <summary>A complex number, or with its conjugate as a pair.</summary>
    public static string Text(Complex value, bool isPair = false)
    {
        (double real, double imaginary) = (Clean(value).Real, Clean(value).Imaginary);
        string sign = isPair ? "±" : imaginary < 0 ? "-" : "+";
        return (real, imaginary) switch
        {
            (_, 0) => Text(real),
            (0, _) => $"{(sign == "+" ? "" : sign)}{Text(Math.Abs(imaginary))}i",
            _ => $"{Text(real)} {sign} {Text(Math.Abs(imaginary))}i",
        };
    }

    /// <summary>A number without parts that are rounding.</summary>
    public static Complex Clean(Complex value) => new(Cut(value.Real, value), Cut(value.Imaginary, value));

    /// <summary>All digits, for files.</summary>
    public static string Exact(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static double Cut(double part, Complex whole) => Math.Abs(part) <= Rounding * whole.Magnitude ? 0 : part;
}
