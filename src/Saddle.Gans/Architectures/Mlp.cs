using Saddle.Nn;
using Saddle.Nn.Layers;

namespace Saddle.Gans.Architectures;

/// <summary>Fully connected ReLU networks with linear outputs, for points and small images.</summary>
/// <remarks>
/// Depth hidden layers of Width units in each network. Hidden weights as the settings say, the last layer Glorot, as in
/// the toy code of Gulrajani et al. 2017 (arXiv:1704.00028).
/// </remarks>
public sealed record Mlp : Architecture
{
    /// <inheritdoc/>
    public override string Summary => "fully connected ReLU layers; points and small images";

    /// <inheritdoc/>
    public override Layer Generator(ArchitectureSettings settings)
    {
        int outputs = checked((int)settings.Sample.Count);
        List<Layer> layers = [.. Start(settings)];
        layers.AddRange(Hidden(settings, settings.GeneratorNormalisation ?? Normalisation.None, settings.Classes));
        layers.Add(new Linear(outputs, Weights: Initialiser.Named("glorot-uniform")));
        if (settings.Sample.Rank != 1)
        {
            layers.Add(new Reshape(settings.Sample));
        }

        return new Sequential([.. layers]);
    }

    /// <inheritdoc/>
    public override Layer Critic(ArchitectureSettings settings)
    {
        List<Layer> layers = settings.Sample.Rank != 1 ? [new Flatten()] : [];
        layers.AddRange(Hidden(settings, settings.CriticNormalisation, classes: 0));
        layers.Add(Head(settings));
        return new Sequential([.. layers]);
    }

    private static IEnumerable<Layer> Hidden(ArchitectureSettings settings, Normalisation normalisation, int classes) =>
        Enumerable.Range(0, settings.Depth).SelectMany(_ => (IEnumerable<Layer>)
        [
            new Linear(settings.Width, Weights: settings.Weights),
            .. Normalise(normalisation, classes),
            new Relu(),
        ]);
}
