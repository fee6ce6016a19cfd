using Saddle.Graphs;

namespace Saddle.Tests.Passes;

/// <summary>Graphs of the sizes the passes are made for.</summary>
internal static class CriticGraph
{
    /// <summary>One WGAN-GP critic step of a convolutional critic: the loss and its gradient in every weight.</summary>
    public static Graph Step(int batch = 8, int size = 32, int width = 16, ElementType type = ElementType.Float32)
    {
        Shape image = [batch, 3, size, size];
        int last = width * 4 * (size / 8) * (size / 8);
        TensorSpec[] inputs =
        [
            new([width, 3, 4, 4], type, "w1"), new([width], type, "b1"),
            new([width * 2, width, 4, 4], type, "w2"), new([width * 2], type, "b2"),
            new([width * 4, width * 2, 4, 4], type, "w3"), new([width * 4], type, "b3"),
            new([last, 1], type, "w4"),
            new(image, type, "real"), new(image, type, "fake"), new([batch, 1, 1, 1], type, "mix"),
        ];
        return Compiler.Trace(
            xs =>
            {
                (Tensor loss, Tensor[] gradient) = Derivative.ValueAndGradient(
                    weights => Loss(weights, xs[7], xs[8], xs[9]))([.. xs.Take(7)]);
                return [loss, .. gradient];
            },
            inputs);
    }

    private static Tensor Loss(IReadOnlyList<Tensor> weights, Tensor real, Tensor fake, Tensor mix)
    {
        Tensor between = mix * real + (1 - mix) * fake;
        Tensor slope = Derivative.Gradient(x => Critic(weights, x).Sum())(between);
        Tensor norm = (slope.Square().Sum(1, 2, 3) + 1e-12).Sqrt();
        return Critic(weights, fake).Mean() - Critic(weights, real).Mean() + 10 * (norm - 1).Square().Mean();
    }

    private static Tensor Critic(IReadOnlyList<Tensor> weights, Tensor images)
    {
        Tensor x = images;
        for (int layer = 0; layer < 3; layer++)
        {
            Tensor bias = weights[2 * layer + 1];
            x = x.Convolve2d(weights[2 * layer], stride: 2, padding: 1) + bias.Reshape(1, -1, 1, 1);
            x = x.LeakyRelu();
        }

        return x.Flatten().MatMul(weights[6]);
    }
}
