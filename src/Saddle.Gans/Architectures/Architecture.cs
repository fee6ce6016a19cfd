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
    private protected const int Most = 65_536;

    private static readonly Range<Normalisation> s_normalisations = new NormalisationRange();

    private static readonly Setting<int> s_width = new(
        "width", 64, Ranges.Count(1, Most), "channels of the layer next to the image, or units of a hidden layer")
    {
        Flag = "width",
    };

    private static readonly Setting<Normalisation?> s_generatorNormalisation = new(
        "generator-normalisation", null, Ranges.Optional(s_normalisations, "standard"),
        "what keeps the scale of the generator's hidden layers; standard is what the architecture's paper does")
    {
        Flag = "generator-norm",
        Standing = Standing.Method,
    };

    private static readonly Setting<Normalisation> s_criticNormalisation = new(
        "critic-normalisation", Normalisation.None, s_normalisations,
        "what keeps the scale of the critic's hidden layers")
    {
        Flag = "critic-norm",
        Standing = Standing.Method,
    };

    private static readonly Setting<string> s_weights = new(
        "weights", "he-uniform", Ranges.OneOf([.. Initialiser.Names]), "how weights start")
    {
        Standing = Standing.Method,
    };

    /// <summary>Units of a hidden layer (MLP), or channels of the layer nearest the image; 1 to 65,536.</summary>
    public int Width { get; init => field = s_width.Require(value, GetType().Name); } = s_width.Default;

    /// <summary>
    /// How the generator's hidden layers are normalised; null for what the architecture's paper does.
    /// </summary>
    public Normalisation? GeneratorNormalisation
    {
        get;
        init => field = s_generatorNormalisation.Require(value, GetType().Name);
    }

    /// <summary>How the critic's hidden layers are normalised.</summary>
    public Normalisation CriticNormalisation
    {
        get;
        init => field = s_criticNormalisation.Require(value, GetType().Name);
    }

    /// <summary>How weights start.</summary>
    public Initialiser Weights { get; init; } = Initialiser.Named(s_weights.Default);

    /// <summary>The settings that every architecture reads.</summary>
    private protected static IReadOnlyList<ISetting> Common { get; } =
        [s_width, s_generatorNormalisation, s_criticNormalisation, s_weights];

    /// <summary>Sides in pixels of the square images that the networks take.</summary>
    /// <value>Empty where they take examples of any shape.</value>
    public virtual IReadOnlyList<int> Sides => [];

    /// <summary>From latents [n, latent size] to examples [n, ..sample].</summary>
    /// <exception cref="ConfigurationException">The architecture cannot make such examples.</exception>
    public abstract Layer Generator(ModelSizes sizes);

    /// <summary>From examples [n, ..sample] to scores [n, 1].</summary>
    /// <exception cref="ConfigurationException">The architecture cannot judge such examples.</exception>
    public abstract Layer Critic(ModelSizes sizes);

    /// <summary>One network against the other, with the usual losses.</summary>
    /// <exception cref="ConfigurationException">The sizes do not fit the architecture.</exception>
    public Adversarial Formulation(ModelSizes sizes) =>
        new(Generator(sizes), Critic(sizes), sizes.LatentSize, sizes.Sample, sizes.Classes);

    /// <summary>The same with the values of <see cref="Common"/>.</summary>
    private protected Architecture With(Chosen chosen) => this with
    {
        Width = chosen.Get(s_width),
        GeneratorNormalisation = chosen.Get(s_generatorNormalisation),
        CriticNormalisation = chosen.Get(s_criticNormalisation),
        Weights = Initialiser.Named(chosen.Get(s_weights)),
    };

    private protected static Layer Head(ModelSizes sizes) => sizes.Classes > 0
        ? new ProjectionHead(sizes.Classes)
        : new Linear(1, Weights: Initialiser.Named("glorot-uniform"));

    private protected static IEnumerable<Layer> Start(ModelSizes sizes) => sizes.Classes > 0
        ? [new AppendLabelEmbedding(sizes.Classes, Math.Max(8, sizes.LatentSize / 4))]
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
