using Saddle.Settings;

namespace Saddle.Distances;

/// <summary>Largest singular values, and the Lipschitz bounds of networks that follow from them.</summary>
public static class OperatorNorm
{
    private const uint StartStream = 0x0BE7A;

    /// <summary>The largest factor by which a matrix can lengthen a vector.</summary>
    /// <param name="matrix">Finite entries, shape [rows, columns] in row-major order.</param>
    /// <param name="rows">Rows; at least 1.</param>
    /// <param name="columns">Columns; at least 1.</param>
    /// <param name="iterations">Most power iterations per start; at least 1.</param>
    /// <returns>The largest singular value, from below: where the largest two nearly agree the error is at most about
    /// their difference.</returns>
    /// <exception cref="ArgumentException">The entries are not rows·columns many, or one is not finite.</exception>
    /// <remarks>Power iteration on the transpose times the matrix from two fixed starts, until the value has stood
    /// still to 1e-15 for ten iterations. Each iteration costs 2·rows·columns.</remarks>
    public static double Of(ReadOnlySpan<double> matrix, int rows, int columns, int iterations = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        double largest = LargestEntry(matrix, rows, columns);
        if (largest == 0)
        {
            return 0;
        }

        double[] scaled = matrix.ToArray();     // entries of at most 1 neither overflow nor vanish when squared
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] /= largest;
        }

        double factor = Math.Max(
            Iterate(scaled, rows, columns, iterations, 0), Iterate(scaled, rows, columns, iterations, 1));
        return Finite.Result(nameof(OperatorNorm), largest * factor);
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{double}, int, int, int)"/>
    public static double Of(ReadOnlySpan<float> matrix, int rows, int columns, int iterations = 10_000)
    {
        var wide = new double[matrix.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = matrix[i];
        }

        return Of(wide, rows, columns, iterations);
    }

    /// <summary>The largest operator norm of a layer whose weights lie in [-clip, clip].</summary>
    /// <param name="clip">Bound of every weight; at least 0.</param>
    /// <param name="fanIn">Inputs; at least 1.</param>
    /// <param name="fanOut">Outputs; at least 1.</param>
    /// <returns>clip · sqrt(fanIn · fanOut), reached when all weights sit on the bound with equal sign.</returns>
    public static double ClippedBound(double clip, int fanIn, int fanOut)
    {
        Ranges.NotNegative.Require(clip, nameof(OperatorNorm), nameof(clip));
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        return Finite.Result(nameof(OperatorNorm), clip * Math.Sqrt((double)fanIn * fanOut));
    }

    /// <summary>The Lipschitz bound of a clipped fully connected network with slopes of at most 1.</summary>
    /// <param name="clip">Bound of every weight; at least 0.</param>
    /// <param name="widths">Units from input to output; at least two numbers of at least 1.</param>
    /// <returns>The product of <see cref="ClippedBound"/> over the layers.</returns>
    public static double ClippedNetworkBound(double clip, params ReadOnlySpan<int> widths)
    {
        if (widths.Length < 2)
        {
            throw new ArgumentException(
                $"OperatorNorm: a network has at least one layer. {widths.Length} widths were given. "
                    + "Pass the number of inputs, of every hidden layer's units and of outputs.");
        }

        // Powers of two apart: the product of some layers may leave float64 where that of all does not.
        double product = 1;
        long shift = 0;
        for (int i = 1; i < widths.Length && product > 0; i++)
        {
            product *= ClippedBound(clip, widths[i - 1], widths[i]);
            int power = product > 0 ? Math.ILogB(product) : 0;
            (product, shift) = (Math.ScaleB(product, -power), shift + power);
        }

        return Finite.Result(
            nameof(OperatorNorm), Math.ScaleB(product, (int)Math.Clamp(shift, int.MinValue / 2, int.MaxValue / 2)));
    }

    private static double Iterate(double[] matrix, int rows, int columns, int iterations, uint start)
    {
        var vector = new double[columns];
        for (int j = 0; j < columns; j++)
        {
            vector[j] = CounterRandom.Normal(0, StartStream, start, (ulong)j);
        }

        var image = new double[rows];
        double value = 0;
        for (int done = 0, still = 0; done < iterations && still < 10; done++)
        {
            Normalise(vector);
            Array.Clear(image);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    image[i] += matrix[i * columns + j] * vector[j];
                }
            }

            double next = Norm(image);
            if (next == 0)
            {
                return 0;
            }

            still = Math.Abs(next - value) <= 1e-15 * next ? still + 1 : 0;
            value = next;
            Array.Clear(vector);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    vector[j] += matrix[i * columns + j] * image[i];
                }
            }
        }

        return value;
    }

    private static double LargestEntry(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        if (rows < 1 || columns < 1 || matrix.Length != (long)rows * columns)
        {
            throw new ArgumentException(
                $"OperatorNorm: the matrix has the wrong size. {matrix.Length} entries were given for [{rows}, "
                    + $"{columns}]. Pass rows * columns entries in row-major order.");
        }

        double largest = 0;
        for (int i = 0; i < matrix.Length; i++)
        {
            if (!double.IsFinite(matrix[i]))
            {
                throw new ArgumentException(
                    $"OperatorNorm: an entry is not finite. Row {i / columns}, column {i % columns} is "
                        + $"{(double.IsNaN(matrix[i]) ? "NaN" : "infinite")}. "
                        + "Check the weights before measuring them.");
            }

            largest = Math.Max(largest, Math.Abs(matrix[i]));
        }

        return largest;
    }

    private static void Normalise(double[] vector)
    {
        double norm = Norm(vector);
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] /= norm;
        }
    }

    private static double Norm(double[] vector)
    {
        double sum = 0;
        foreach (double value in vector)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}
