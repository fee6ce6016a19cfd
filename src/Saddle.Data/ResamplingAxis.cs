namespace Saddle.Data;

/// <summary>Which old positions make each new one along one axis, and with what weights.</summary>
/// <remarks>Keys' cubic with a = −1/2, four pixels wide, of the coarser grid. Source: Keys, Cubic convolution
/// interpolation for digital image processing, 1981.</remarks>
internal sealed class ResamplingAxis
{
    /// <summary>Weights are multiples of two to minus this.</summary>
    public const int Bits = 22;

    private const double Sharpness = -0.5;
    private const int Reach = 2;

    private readonly int[] _first;
    private readonly int[][] _weights;

    public ResamplingAxis(int old, int count)
    {
        Count = count;
        _first = new int[count];
        _weights = new int[count][];
        double scale = (double)old / count;
        for (int i = 0; i < count; i++)
        {
            (_first[i], double[] weights) = Weighed((i + 0.5) * scale, Math.Max(1, scale), old);
            double sum = weights.Sum();
            _weights[i] = [.. weights.Select(weight => (int)Math.Round(
                weight / sum * (1 << Bits), MidpointRounding.AwayFromZero))];
        }
    }

    /// <summary>New positions.</summary>
    public int Count { get; }

    /// <summary>The weights of the old positions from <paramref name="first"/> on.</summary>
    public ReadOnlySpan<int> Weights(int index, out int first)
    {
        first = _first[index];
        return _weights[index];
    }

    private static (int, double[]) Weighed(double centre, double scale, int old)
    {
        int first = Math.Max(0, (int)(centre - Reach * scale + 0.5));
        int end = Math.Min(old, (int)(centre + Reach * scale + 0.5));
        var weights = new double[end - first];
        for (int k = 0; k < weights.Length; k++)
        {
            weights[k] = Cubic(Math.Abs((k + first - centre + 0.5) / scale));
        }

        return (first, weights);
    }

    private static double Cubic(double x) => x switch
    {
        < 1 => ((Sharpness + 2) * x - (Sharpness + 3)) * x * x + 1,
        < 2 => (((x - 5) * x + 8) * x - 4) * Sharpness,
        _ => 0,
    };
}
