namespace Saddle.Data;

/// <summary>How batches are made from images.</summary>
/// <remarks>Images are cropped, then mirrored, then noise is added. What augments data, a generator learns to
/// draw as well (Karras et al. 2020, arXiv:2006.06676, section 2).</remarks>
public sealed record BatchOptions
{
    /// <summary>Draw a new order for every epoch.</summary>
    /// <value>true unless set.</value>
    public bool Shuffle { get; init; } = true;

    /// <summary>Extend each image by so many reflected pixels on each side and take a window of its own size at random,
    /// anew in every epoch.</summary>
    /// <value>0 unless set; below rows and columns.</value>
    /// <remarks>As He et al. 2016, arXiv:1512.03385, section 4.2, but reflected.</remarks>
    public int CropMargin { get; init; }

    /// <summary>Mirror each image left to right with probability one half, anew in every epoch.</summary>
    /// <value>false unless set.</value>
    public bool Mirror { get; init; }

    /// <summary>Add uniform noise of [0, 1/128) to every value, as Gulrajani et al. 2017 do for CIFAR-10.</summary>
    /// <value>false unless set.</value>
    public bool Dequantise { get; init; }
}
