namespace Saddle.Games.Spectra;

/// <summary>What to find out about a Jacobian that may be large.</summary>
public sealed record SpectrumOptions
{
    /// <summary>Up to this many rows all eigenvalues are computed, from all entries. Default 1000.</summary>
    public int DenseLimit { get; init; } = 1000;

    /// <summary>
    /// Which eigenvalues of the flow -J to look for beyond that. Default: ten by modulus, ten by largest real part.
    /// </summary>
    public IReadOnlyList<EigenvalueSearch> Searches { get; init; } =
    [
        new() { Tolerance = 1e-4, ProductLimit = 1000 },
        new() { Tolerance = 1e-4, ProductLimit = 1000, Order = EigenvalueOrder.LargestRealPart },
    ];

    /// <summary>How to look for the numerical abscissa beyond that; null not to.</summary>
    public EigenvalueSearch? NumericalAbscissa { get; init; } = new()
    {
        Count = 1,
        Tolerance = 1e-4,
        ProductLimit = 300,
        Order = EigenvalueOrder.LargestRealPart,
    };
}
