using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>Fully connected ReLU networks with linear outputs, for points and small images.</summary>
/// <remarks>
/// Depth hidden layers of Width units in each network. Hidden weights start as Weights says, those of the last
/// layer as Glorot does, as in the toy code of Gulrajani et al. 2017 (arXiv:1704.00028).
/// </remarks>
public sealed record Mlp : Architecture
{
    // What is compiled in seconds.
    private const int MostLayers = 256;

    private static readonly Setting<int> s_depth = new("depth", 3, Ranges.Count(1, MostLayers), "hidden layers")
    {
        Flag = "depth",
    };

    /// <summary>How it is chosen by name.</summary>
    public static Part<Architecture> Part { get; } = new(
        "mlp", "fully connected ReLU layers; points and small images", "Gulrajani et al. 2017, code, arXiv:1704.00028",
        [.. Common, s_depth], chosen => new Mlp { Depth = chosen.Get(s_depth) }.With(chosen));

    /// <summary>Hidden layers of each network; 1 to 256.</summary>
    public int Depth { get; init => field = s_depth.Require(value, "Mlp"); } = s_depth.Default;

    /// <inheritdoc/>
    public override Layer Generator(ModelSizes sizes)
    {
        int outputs = checked((int)sizes.Sample.Count);
        List<Layer> layers = [.. Start(sizes)];
        layers.AddRange(Hidden(GeneratorNormalisation ?? Normalisation.None, sizes.Classes));
        layers.Add(new Linear(outputs, Weights: Initialiser.Named("glorot-uniform")));
        if (sizes.Sample.Rank != 1)
        {
            layers.Add(new Reshape(sizes.Sample));
        }

        return new Sequential([.. layers]);
    }

    /// <inheritdoc/>
    public override Layer Critic(ModelSizes sizes)
    {
        List<Layer> layers = sizes.Sample.Rank != 1 ? [new Flatten()] : [];
        layers.AddRange(Hidden(CriticNormalisation, classes: 0));
        layers.Add(Head(sizes));
        return new Sequential([.. layers]);
    }

    private IEnumerable<Layer> Hidden(Normalisation normalisation, int classes) =>
        Enumerable.Range(0, Depth).SelectMany(_ => (IEnumerable<Layer>)
        [
            new Linear(Width, Weights: Weights),
            .. Normalise(normalisation, classes),
            new Relu(),
        ]);
}
