namespace Saddle.Tests.Running;

/// <summary>Buffers of either precision as float64 numbers.</summary>
internal static class Numbers64
{
    public static double[] Of(TensorBuffer buffer) => buffer.Type == ElementType.Float64
        ? buffer.Span<double>().ToArray()
        : Array.ConvertAll(buffer.Span<float>().ToArray(), value => (double)value);

    public static void Fill(TensorBuffer buffer, double[] values)
    {
        if (buffer.Type == ElementType.Float64)
        {
            values.CopyTo(buffer.Span<double>());
        }
        else
        {
            Array.ConvertAll(values, value => (float)value).CopyTo(buffer.Span<float>());
        }
    }
}
