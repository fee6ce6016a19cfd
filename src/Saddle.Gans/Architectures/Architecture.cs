using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>A family of generators and critics, built to size.</summary>
/// <remarks>
/// Conditional generators concatenate an embedding of the label to the latent vector and use conditional batch norm
/// where they use batch norm; conditional critics end in a <see cref="ProjectionHead"/>.
/// </remarks>
public abstract record Architecture
{
    private static readonly Dictionary<string, Architecture> s_byName = new(StringComparer.Ordinal)
    {
        ["mlp"] = new Mlp(),
        ["dcgan"] = new Dcgan(),
        ["resnet"] = new Resnet(),
    };

    /// <summary>The names <see cref="Named"/> takes.</summary>
    public static IReadOnlyCollection<string> Names => s_byName.Keys;

    /// <summary>The architecture of a name.</summary>
    /// <exception cref="ConfigurationException">There is no such name; the message suggests the nearest.</exception>
    public static Architecture Named(string name) => Catalogue.Find("architecture", name, s_byName);

    /// <summary>One sentence for lists.</summary>
    public abstract string Summary { get; }

    /// <summary>From latents [n, latent size] to examples [n, ..sample].</summary>
    /// <exception cref="ConfigurationException">The architecture cannot make such examples.</exception>
    public abstract Layer Generator(ArchitectureSettings settings);

    /// <summary>From examples [n, ..sample] to scores [n, 1].</summary>
    /// <exception cref="ConfigurationException">The architecture cannot judge such examples.</exception>
    public abstract Layer Critic(ArchitectureSettings settings);

    /// <summary>Both networks, declared.</summary>
    /// <exception cref="ConfigurationException">The settings do not fit the architecture.</exception>
    public GanModel Model(ArchitectureSettings settings) =>
        new(Generator(settings), Critic(settings), settings.LatentSize, settings.Sample, settings.Classes);

    private protected static Layer Head(ArchitectureSettings settings) => settings.Classes > 0
        ? new ProjectionHead(settings.Classes)
        : new Linear(1, Weights: Initialiser.Named("glorot-uniform"));

    private protected static IEnumerable<Layer> Start(ArchitectureSettings settings) => settings.Classes > 0
        ? [new AppendLabelEmbedding(settings.Classes, Math.Max(8, settings.LatentSize / 4))]
        : [];

    private protected static IEnumerable<Layer> Normalise(Normalisation normalisation, int classes) =>
        normalisation switch
        {
            Normalisation.Layer => [new LayerNorm()],
            Normalisation.Batch when classes > 0 => [new ConditionalBatchNorm(classes)],
            Normalisation.Batch => [new BatchNorm()],
            _ => [],
        };
}
