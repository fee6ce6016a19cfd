namespace Saddle.Games.Library;

/// <summary>Known numbers as tensors of the type of the point they meet.</summary>
internal static class Constants
{
    public static Tensor Of(ReadOnlySpan<double> values, Shape shape, ElementType type)
    {
        if (type == ElementType.Float64)
        {
            return Tensor.FromArray(values, shape);
        }

        float[] narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
        }

        return Tensor.FromArray(narrow, shape);
    }
}
