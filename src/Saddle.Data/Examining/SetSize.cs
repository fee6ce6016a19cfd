using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>Finds sets of too few images.</summary>
/// <param name="images">The set.</param>
/// <remarks>A hundred is the least that methods for few images have been shown to learn from without more. Source: Zhao
/// et al. 2020, "Differentiable Augmentation for Data-Efficient GAN Training", section 4.4, arXiv:2006.10738.</remarks>
internal sealed class SetSize(ImageDataset images) : Examination
{
    private const int Least = 100;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        if (images.Count < Least)
        {
            yield return new Finding("few", string.Create(CultureInfo.InvariantCulture,
                $"there are {images.Count} images, and a model learns fewer than {Least} by heart"),
                "add images, or --mirror where left and right do not matter");
        }
    }
}
