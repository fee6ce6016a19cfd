namespace Saddle.Nn;

/// <summary>How many inputs feed one output of a layer, and how many outputs one input feeds.</summary>
/// <param name="In">Linear: the inputs. Convolution: channels in × taps. Transposed: channels in × taps /
/// strides.</param>
/// <param name="Out">Linear: the outputs. Convolution: channels out × taps / strides. Transposed: channels out ×
/// taps.</param>
/// <remarks>
/// Counted over the interior of an image, so a stride of s in each of two directions divides by s².
/// This is also how the published code of Gulrajani et al. 2017 counts (arXiv:1704.00028).
/// </remarks>
public readonly record struct Fans(double In, double Out)
{
    /// <summary>
    /// The fans of a weight laid out [out, in, taps...]; a vector or scalar counts as fed by one input.
    /// </summary>
    /// <param name="shape">The weight's shape.</param>
    /// <param name="strides">The product of the strides in all directions.</param>
    public static Fans Of(Shape shape, int strides = 1) => shape.Rank < 2
        ? new Fans(1, shape.Count)
        : new Fans(shape[1] * Taps(shape), shape[0] * Taps(shape) / strides);

    /// <summary>The fans of a transposed convolution's weight, laid out [in, out, taps...].</summary>
    /// <param name="shape">The weight's shape.</param>
    /// <param name="strides">The product of the strides in all directions.</param>
    public static Fans OfTransposed(Shape shape, int strides) =>
        new(shape[0] * Taps(shape) / strides, shape[1] * Taps(shape));

    private static double Taps(Shape shape)
    {
        double taps = 1;
        foreach (int size in shape.Sizes[2..])
        {
            taps *= size;
        }

        return taps;
    }
}
