namespace Saddle.Nn.Initialisers;

/// <summary>Independent random values for a whole parameter.</summary>
internal static class Draw
{
    public static double[] Normal(Shape shape, InitialNumbers numbers, double deviation, double mean = 0) =>
        Each(shape, i => mean + deviation * numbers.Normal(i));

    public static double[] Uniform(Shape shape, InitialNumbers numbers, double deviation) =>
        Each(shape, i => deviation * Math.Sqrt(3) * (2 * numbers.Uniform(i) - 1));

    private static double[] Each(Shape shape, Func<long, double> value)
    {
        double[] values = new double[shape.Count];
        for (long i = 0; i < values.LongLength; i++)
        {
            values[i] = value(i);
        }

        return values;
    }
}
