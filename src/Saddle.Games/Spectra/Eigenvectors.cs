using System.Numerics;

namespace Saddle.Games.Spectra;

/// <summary>Eigenvectors of the whole operator, and what its own products say of them.</summary>
internal static class Eigenvectors
{
    /// <summary>
    /// An eigenvalue with its true residual, by one product where it is real and two where it is not.
    /// </summary>
    /// <param name="whole">The operator.</param>
    /// <param name="value">The eigenvalue.</param>
    /// <param name="real">The vector's real part, of any length but 0.</param>
    /// <param name="imaginary">Its imaginary part; ignored for a real eigenvalue.</param>
    internal static Eigenpair Measure(LinearOperator whole, Complex value, double[] real, double[] imaginary)
    {
        bool turns = value.Imaginary != 0;
        var image = new double[real.Length];
        double sum = Rest(real, imaginary, -1) + (turns ? Rest(imaginary, real, 1) : 0);
        double norm = Math.Sqrt(VectorLoops.Dot(real, real) + (turns ? VectorLoops.Dot(imaginary, imaginary) : 0));
        return new Eigenpair(value, Math.Sqrt(sum) / norm, true);

        // Re(λ x) = Re λ Re x - Im λ Im x and Im(λ x) = Re λ Im x + Im λ Re x.
        double Rest(double[] part, double[] other, int sign)
        {
            whole.Apply(part, image);
            VectorLoops.AddScaled(image, -value.Real, part);
            if (turns)
            {
                VectorLoops.AddScaled(image, -sign * value.Imaginary, other);
            }

            return VectorLoops.Dot(image, image);
        }
    }

    /// <summary>The vector of norm 1.</summary>
    internal static Complex[] Unit(Complex value, double[] real, double[] imaginary)
    {
        bool turns = value.Imaginary != 0;
        double norm = Math.Sqrt(VectorLoops.Dot(real, real) + (turns ? VectorLoops.Dot(imaginary, imaginary) : 0));
        var vector = new Complex[real.Length];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = new Complex(real[i] / norm, turns ? imaginary[i] / norm : 0);
        }

        return vector;
    }
}
