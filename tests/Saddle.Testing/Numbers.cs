namespace Saddle.Testing;

/// <summary>Seeded numbers and their comparison.</summary>
internal static class Numbers
{
    /// <summary>Numbers spread evenly over a range, each one exact in float32.</summary>
    public static double[] Between(double low, double high, long count, int seed)
    {
        var random = new Random(seed);
        double[] numbers = new double[count];
        for (long i = 0; i < count; i++)
        {
            numbers[i] = (float)(low + (high - low) * random.NextDouble());
        }

        return numbers;
    }

    /// <summary>The sum of products.</summary>
    public static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    /// <summary>The sum of products over several tensors.</summary>
    public static double Dot(double[][] left, double[][] right) => left.Zip(right, Dot).Sum();

    /// <summary>The largest difference, over the largest reference and at least 1.</summary>
    public static double Error(double[] expected, double[] actual)
    {
        if (expected.Length != actual.Length)
        {
            throw new InvalidOperationException($"Expected {expected.Length} numbers, got {actual.Length}.");
        }

        double scale = expected.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
        return expected.Zip(actual, (a, b) => a.Equals(b) ? 0 : Distance(a, b) / scale).Append(0).Max();
    }

    /// <summary>Each tensor of <paramref name="x"/> plus a step along the tensors of <paramref name="u"/>.</summary>
    public static double[][] Step(double[][] x, double size, double[][] u) =>
        [.. x.Zip(u, (a, b) => a.Zip(b, (value, slope) => value + size * slope).ToArray())];

    /// <summary>A number that is not one is infinitely far from all others.</summary>
    private static double Distance(double left, double right) =>
        double.IsNaN(left - right) ? double.PositiveInfinity : Math.Abs(left - right);
}
