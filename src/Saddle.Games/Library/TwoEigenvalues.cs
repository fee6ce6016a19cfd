using System.Numerics;

namespace Saddle.Games.Library;

/// <summary>Eigenvalues of 2×2 matrices.</summary>
internal static class TwoEigenvalues
{
    public static IReadOnlyList<Complex> Of(double trace, double determinant)
    {
        Complex spread = Complex.Sqrt(new Complex(trace * trace / 4 - determinant, 0));
        return [trace / 2 + spread, trace / 2 - spread];
    }
}
