namespace Saddle.Data;

/// <summary>How batches are made from images.</summary>
public sealed record BatchOptions
{
    /// <summary>Draw a new order for every epoch.</summary>
    /// <value>true unless set.</value>
    public bool Shuffle { get; init; } = true;

    /// <summary>Mirror each image left to right with probability one half, anew in every epoch.</summary>
    /// <value>false unless set.</value>
    public bool Mirror { get; init; }

    /// <summary>Add uniform noise of [0, 1/128) to every value, as Gulrajani et al. 2017 do for CIFAR-10.</summary>
    /// <value>false unless set.</value>
    public bool Dequantise { get; init; }
}
