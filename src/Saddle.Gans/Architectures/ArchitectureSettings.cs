using Saddle.Nn;

namespace Saddle.Gans.Architectures;

/// <summary>The sizes and choices an architecture is built from.</summary>
/// <param name="Sample">The shape of one example: [n] for points, [channels, height, width] for images.</param>
/// <param name="LatentSize">Numbers per latent vector.</param>
/// <param name="Width">Units of a hidden layer (MLP), or channels of the layer nearest the image.</param>
/// <param name="Depth">Hidden layers of an MLP; ignored elsewhere.</param>
/// <param name="Classes">Labels to condition on; 0 for none.</param>
public sealed record ArchitectureSettings(
    Shape Sample, int LatentSize = 128, int Width = 64, int Depth = 3, int Classes = 0)
{
    /// <summary>
    /// How the generator's hidden layers are normalised; null for what the architecture's paper does.
    /// </summary>
    public Normalisation? GeneratorNormalisation { get; init; }

    /// <summary>How the critic's hidden layers are normalised.</summary>
    public Normalisation CriticNormalisation { get; init; } = Normalisation.None;

    /// <summary>How weights start.</summary>
    public Initialiser Weights { get; init; } = Initialiser.Named("he-uniform");
}
