using System.Globalization;

namespace Saddle.Gans;

/// <summary>Latent vectors on demand: each number is a pure function of seed and place.</summary>
public static class Latents
{
    private const double LeastTruncation = 0.05;

    // Apart from those of training.
    private const uint Stream = 6 << 16;

    /// <summary>Normal numbers, row after row.</summary>
    /// <param name="count">Vectors; at least 0.</param>
    /// <param name="size">Numbers per vector; at least 1.</param>
    /// <param name="seed">The same seed gives the same vectors; vector i does not depend on the count.</param>
    /// <param name="truncation">
    /// Numbers of larger magnitude are drawn anew (less variety, fewer oddities); at least 0.05; infinity for none.
    /// </param>
    /// <param name="first">The place of the first vector, 0 or more.</param>
    /// <returns>Shape [count, size].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The truncation is too small.</exception>
    /// <remarks>Truncation: Brock et al. 2019, section 3.1, arXiv:1809.11096.</remarks>
    public static Tensor Normal(
        int count, int size, long seed, double truncation = double.PositiveInfinity, long first = 0)
    {
        if (!(truncation >= LeastTruncation))
        {
            throw new ArgumentOutOfRangeException(nameof(truncation), string.Create(CultureInfo.InvariantCulture,
                $"latents: the truncation must be at least {LeastTruncation}. Got {truncation}. "
                    + $"Use a number such as 0.7."));
        }

        float[] values = new float[checked(count * size)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)Draw(seed, (ulong)(first * size + i), truncation);
        }

        return Tensor.FromArray(values, [count, size]);
    }

    /// <summary>Vectors on great-circle arcs from one to another, so that norms stay typical.</summary>
    /// <param name="from">The first vector, shape [size].</param>
    /// <param name="to">The last vector, shape [size].</param>
    /// <param name="count">How many, both ends included; at least 2.</param>
    /// <returns>Shape [count, size]; the first and last rows are the given vectors.</returns>
    /// <remarks>Straight lines where the vectors are parallel. Source: White 2016, arXiv:1609.04468.</remarks>
    public static Tensor Spherical(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        double angle = Angle(from, to);
        float[] values = new float[count * from.Length];
        for (int row = 0; row < count; row++)
        {
            (double first, double second) = Weights(angle, (double)row / (count - 1));
            for (int i = 0; i < from.Length; i++)
            {
                values[row * from.Length + i] = (float)(first * from[i] + second * to[i]);
            }
        }

        return Tensor.FromArray(values, [count, from.Length]);
    }

    private static (double First, double Second) Weights(double angle, double at) => Math.Sin(angle) < 1e-6
        ? (1 - at, at)
        : (Math.Sin((1 - at) * angle) / Math.Sin(angle), Math.Sin(at * angle) / Math.Sin(angle));

    private static double Angle(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double product = 0, leftSquare = 0, rightSquare = 0;
        for (int i = 0; i < left.Length; i++)
        {
            product += (double)left[i] * right[i];
            leftSquare += (double)left[i] * left[i];
            rightSquare += (double)right[i] * right[i];
        }

        double scale = Math.Sqrt(leftSquare * rightSquare);
        return scale > 0 ? Math.Acos(Math.Clamp(product / scale, -1, 1)) : 0;
    }

    private static double Draw(long seed, ulong place, double truncation)
    {
        for (uint attempt = 0; ; attempt++)
        {
            double number = CounterRandom.Normal(unchecked((ulong)seed), Stream, attempt, place);
            if (Math.Abs(number) <= truncation)
            {
                return number;
            }
        }
    }
}
