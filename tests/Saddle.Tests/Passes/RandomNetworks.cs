namespace Saddle.Tests.Passes;

/// <summary>Small networks of random layers, of the kinds that image generators and critics are made of.</summary>
internal static class RandomNetworks
{
    /// <summary>
    /// A smooth function of images [2, 4, 8, 8] and of as many [4, 4, 3, 3] filters as asked for, to one number.
    /// </summary>
    public static Func<IReadOnlyList<Tensor>, Tensor> Of(int seed, int layers) => xs =>
    {
        var random = new Random(seed);
        Tensor images = xs[0];
        for (int layer = 0; layer < layers; layer++)
        {
            images = Layer(random.Next(9), images, xs[1 + random.Next(xs.Count - 1)]);
        }

        return images.Square().Mean();
    };

    private static Tensor Layer(int kind, Tensor x, Tensor filters) => kind switch
    {
        0 => x.Convolve2d(filters, padding: 1) + filters.Sum(1, 2, 3).Reshape(1, -1, 1, 1),
        1 => x.Convolve2d(filters, stride: 2, padding: 1).Tanh(),
        2 => x.ConvolveTransposed2d(filters, stride: 2, padding: 1, outputPadding: 1),
        3 => BatchNorm(x, [0, 2, 3]),
        4 => BatchNorm(x, [1, 2, 3]) * filters.Mean(1, 2, 3).Reshape(1, -1, 1, 1),
        5 => Upsample(x),
        6 => x + x.Softplus().Convolve2d(filters, padding: 1),
        7 => Tensor.Concat(1, x.Slice(1, 0, 2), x.Slice(1, 2, 2).Tanh()),
        _ => AveragePool(x),
    };

    private static Tensor BatchNorm(Tensor x, int[] axes)
    {
        Tensor centered = x - x.Mean(axes).RestoreAxes(x.Shape, axes);
        Tensor variance = centered.Square().Mean(axes).RestoreAxes(x.Shape, axes);
        return centered / (variance + 0.1).Sqrt();
    }

    private static Tensor Upsample(Tensor x)
    {
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        return x.Reshape(n, c, h, 1, w, 1).BroadcastTo([n, c, h, 2, w, 2]).Reshape(n, c, 2 * h, 2 * w);
    }

    private static Tensor AveragePool(Tensor x)
    {
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        return h % 2 + w % 2 > 0 ? x : x.Reshape(n, c, h / 2, 2, w / 2, 2).Mean(3, 5);
    }
}
