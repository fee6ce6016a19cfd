namespace Saddle.Gans.Architectures;

/// <summary>The sizes that a model is built for.</summary>
/// <param name="Sample">The shape of one example: [n] for points, [channels, height, width] for images.</param>
/// <param name="LatentSize">Numbers per latent vector.</param>
/// <param name="Classes">Labels to condition on; 0 for none.</param>
public sealed record ModelSizes(Shape Sample, int LatentSize = 128, int Classes = 0);
