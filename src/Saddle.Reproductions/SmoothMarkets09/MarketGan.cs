using Saddle.Games;
using Saddle.Games.Markets;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>A generator of points in four dimensions, and two critics who see two each; tanh networks.</summary>
internal static class MarketGan
{
    private const double Decay = 0.05;
    private const int Batch = 32;
    private const int Hidden = 6;

    private static readonly Tensor s_data = Tensor.FromArray(
        [.. RandomPoint.Numbers(4 * Batch, 1, 0.5).Select((x, i) => x + (i % 4 < 2 ? 1 : -1))], [Batch, 4]);
    private static readonly Tensor s_noise = Tensor.FromArray(RandomPoint.Numbers(2 * Batch, 2), [Batch, 2]);

    private static readonly Parameter[] s_generator =
        [new("g1", [2, Hidden]), new("g2", [Hidden]), new("g3", [Hidden, 4]), new("g4", [4])];

    /// <summary>Wasserstein pay-offs and weight decay: each critic pays what the generator earns.</summary>
    public static Market Market() => new(
        "market gan",
        [new Trader("generator", s_generator, Decayed), Critic(1), Critic(2)],
        [Sale(1), Sale(2)]);

    /// <summary>The same players with the losses of usual GANs, saturating or not: no market.</summary>
    public static Game Create(bool nonSaturating)
    {
        Tensor Earned(Point at, int critic) => Score(Made(at.Of(0)), at.Of(critic), critic).Softplus().Mean();
        Tensor OfGenerator(Point at, int critic) => nonSaturating
            ? (-Score(Made(at.Of(0)), at.Of(critic), critic)).Softplus().Mean()
            : -Earned(at, critic);
        Player Judge(int critic) => new($"critic {critic}", Layers(critic), (Point at) =>
            Earned(at, critic) + (-Score(s_data, at.Of(critic), critic)).Softplus().Mean() - Decayed(at.Of(critic)));
        return new Game(
            "usual gan",
            new Player("generator", s_generator,
                (Point at) => OfGenerator(at, 1) + OfGenerator(at, 2) - Decayed(at.Of(0))),
            Judge(1),
            Judge(2));
    }

    private static Trader Critic(int critic) => new($"critic {critic}", Layers(critic),
        layers => Score(s_data, layers, critic).Mean() + Decayed(layers));

    private static Trade Sale(int critic) =>
        new(0, critic, (generator, layers) => Score(Made(generator), layers, critic).Mean());

    private static Parameter[] Layers(int critic) =>
        [new($"d{critic}1", [2, Hidden]), new($"d{critic}2", [Hidden]), new($"d{critic}3", [Hidden, 1])];

    private static Tensor Made(IReadOnlyList<Tensor> layers) =>
        (s_noise.MatMul(layers[0]) + layers[1]).Tanh().MatMul(layers[2]) + layers[3];

    /// <summary>What a critic makes of the two coordinates it sees.</summary>
    private static Tensor Score(Tensor points, IReadOnlyList<Tensor> layers, int critic) =>
        (points.Slice(1, 2 * (critic - 1), 2).MatMul(layers[0]) + layers[1]).Tanh().MatMul(layers[2]);

    private static Tensor Decayed(IReadOnlyList<Tensor> layers) =>
        layers.Select(x => -Decay / 2 * x.Square().Sum()).Aggregate((sum, next) => sum + next);
}
