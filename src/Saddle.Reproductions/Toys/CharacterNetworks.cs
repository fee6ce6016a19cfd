using Saddle.Gans;
using Saddle.Nn;
using Saddle.Nn.Layers;

namespace Saddle.Reproductions.Toys;

/// <summary>The published character model, at any size: one-dimensional residual networks over symbols.</summary>
/// <remarks>
/// Weights start as in the published code: Glorot for linear layers, "He-Glorot" for convolutions. Source: Gulrajani et
/// al. 2017, appendix, arXiv:1704.00028.
/// </remarks>
internal static class CharacterNetworks
{
    public static Adversarial Of(int length, int symbols, int width, int blocks, int latentSize) => new(
        new Sequential(
        [
            Dense(width * length), new Reshape([width, length]), .. Blocks(width, blocks),
            Convolution(symbols, 1), new SymbolsLast(), new SymbolSoftmax(),
        ]),
        new Sequential(
        [
            new SymbolsFirst(), Convolution(width, 1), .. Blocks(width, blocks), new Flatten(), Dense(1),
        ]),
        latentSize,
        [length, symbols]);

    private static IEnumerable<Layer> Blocks(int width, int count) =>
        Enumerable.Range(0, count).Select(_ => new Residual(
            new Sequential(
                new Relu(), Convolution(width, 5), new Relu(), Convolution(width, 5)),
            Scale: 0.3));

    private static Linear Dense(int outputs) => new(outputs, Weights: Initialiser.Named("glorot-uniform"));

    private static Convolution1d Convolution(int channels, int kernel) =>
        new(channels, kernel, Padding: kernel / 2, Weights: Initialiser.Named("he-glorot"));

    /// <summary>[n, symbols, length] to [n, length, symbols].</summary>
    private sealed record SymbolsLast : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) => x.Permute(0, 2, 1);
    }

    /// <summary>[n, length, symbols] to [n, symbols, length].</summary>
    private sealed record SymbolsFirst : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) => x.Permute(0, 2, 1);
    }

    /// <summary>Shares over the last axis.</summary>
    private sealed record SymbolSoftmax : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x)
        {
            Tensor powers = (x - x.Max(2).Detach().RestoreAxes(x.Shape, 2)).Exp();
            return powers / powers.Sum(2).RestoreAxes(x.Shape, 2);
        }
    }
}
