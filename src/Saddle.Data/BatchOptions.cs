namespace Saddle.Data;

/// <summary>How batches are made from images.</summary>
/// <remarks>Images are cropped, mirrored, changed in colour, and noise is added, in this order. What augments data, a
/// generator learns to draw as well (Karras et al. 2020, arXiv:2006.06676, section 2).</remarks>
public sealed record BatchOptions
{
    /// <summary>Draw a new order for every epoch.</summary>
    /// <value>true unless set.</value>
    public bool Shuffle { get; init; } = true;

    /// <summary>Show each class that has images equally often: they take turns, and each shows its images in passes,
    /// every image once a pass.</summary>
    /// <value>false unless set; for labelled images. A pass then counts as the image's epoch.</value>
    public bool Balanced { get; init; }

    /// <summary>Extend each image by so many reflected pixels on each side and take a window of its own size at random,
    /// anew in every epoch.</summary>
    /// <value>0 unless set; below rows and columns.</value>
    /// <remarks>As He et al. 2016, arXiv:1512.03385, section 4.2, but reflected.</remarks>
    public int CropMargin { get; init; }

    /// <summary>Mirror each image left to right with probability one half, anew in every epoch.</summary>
    /// <value>false unless set.</value>
    public bool Mirror { get; init; }

    /// <summary>Change brightness, contrast and saturation of each image, in this order, each by a factor drawn
    /// uniformly from [1 − S, 1 + S) for this S, anew in every epoch.</summary>
    /// <value>0 unless set; at least 0 and below 1.</value>
    /// <remarks>Of values in [0, 1], brightness is their factor; contrast and saturation are the share of each value,
    /// the rest being the image's mean luma, and the pixel's own; results are limited to [0, 1] at each step. Grey
    /// images have no saturation. Definitions are those of torchvision.</remarks>
    public double ColourJitter { get; init; }

    /// <summary>Add uniform noise of [0, 1/128) to every value, as Gulrajani et al. 2017 do for CIFAR-10.</summary>
    /// <value>false unless set.</value>
    public bool Dequantise { get; init; }
}
