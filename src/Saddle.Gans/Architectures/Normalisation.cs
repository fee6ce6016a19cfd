namespace Saddle.Gans.Architectures;

/// <summary>What keeps the scale of hidden layers.</summary>
public enum Normalisation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Mean and variance of each example; allowed with gradient penalties.</summary>
    Layer,

    /// <summary>
    /// Mean and variance of each channel over the batch; mixes examples. Conditional where there are classes.
    /// </summary>
    Batch,
}
