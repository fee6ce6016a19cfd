using System.Globalization;
using System.Numerics;

namespace Saddle.Training.Studies;

/// <summary>How the numbers of studies are written, in invariant culture.</summary>
public static class NumberText
{
    // Real parts of pure rotations are rounding, and would hide that they are zero.
    private const double Rounding = 1e-12;

    /// <summary>Five digits; a dash for what does not exist.</summary>
    public static string Of(double value) => value switch
    {
        double.NaN => "-",
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        0 => "0",
        _ => value.ToString("G5", CultureInfo.InvariantCulture),
    };

    /// <summary>A complex number in five digits, without parts that are rounding: <c>-0.5 + 2i</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="isPair">Whether it stands for its conjugate too: <c>-0.5 ± 2i</c>.</param>
    public static string Of(Complex value, bool isPair = false)
    {
        (double real, double imaginary) = (Clean(value).Real, Clean(value).Imaginary);
        string sign = isPair ? "±" : imaginary < 0 ? "-" : "+";
        return (real, imaginary) switch
        {
            (_, 0) => Of(real),
            (0, _) => $"{(sign == "+" ? "" : sign)}{Of(Math.Abs(imaginary))}i",
            _ => $"{Of(real)} {sign} {Of(Math.Abs(imaginary))}i",
        };
    }

    /// <summary>A number without parts that are rounding: those of at most 1e-12 of its modulus.</summary>
    public static Complex Clean(Complex value) => new(Cut(value.Real, value), Cut(value.Imaginary, value));

    /// <summary>All digits, for files; empty for what does not exist.</summary>
    public static string Exact(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static double Cut(double part, Complex whole) => Math.Abs(part) <= Rounding * whole.Magnitude ? 0 : part;
}
