namespace Saddle.Games.Spectra;

/// <summary>Which eigenvalues of a large operator to look for, and how hard.</summary>
public sealed record EigenvalueSearch
{
    /// <summary>How many eigenvalues; a conjugate pair is never cut, so one more may come. Default 10.</summary>
    public int Count { get; init; } = 10;

    /// <summary>Which come first.</summary>
    public EigenvalueOrder Order { get; init; } = EigenvalueOrder.LargestModulus;

    /// <summary>
    /// Basis vectors held, each of 8 bytes per row; more of them need fewer products. 0 for four per eigenvalue, at
    /// least 20.
    /// </summary>
    public int Subspace { get; init; }

    /// <summary>
    /// An eigenvalue λ has converged when ‖J x - λ x‖ is at most this times |λ|, or mere rounding. Default 1e-8.
    /// </summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>Products with vectors after which the search ends with what it has. Default 10000.</summary>
    public int ProductLimit { get; init; } = 10_000;

    /// <summary>Decides the start vector.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether eigenvectors are returned too.</summary>
    public bool Vectors { get; init; }

    /// <summary>Basis vectors for an operator of the given size.</summary>
    internal int SubspaceFor(int size) => Math.Min(size, Subspace == 0 ? Math.Max(20, 4 * Count) : Subspace);

    /// <summary>By how much an eigenvalue deserves to come first.</summary>
    internal double Rank(System.Numerics.Complex value) => Order switch
    {
        EigenvalueOrder.LargestModulus => value.Magnitude,
        EigenvalueOrder.LargestRealPart => value.Real,
        _ => -value.Real,
    };

    /// <exception cref="GameException">A number is out of its range.</exception>
    internal void Check()
    {
        bool fits = Count >= 1 && (Subspace == 0 || Subspace >= Count + 3) && ProductLimit >= 1
            && Tolerance > 0 && Tolerance < 1;
        if (!fits)
        {
            throw new GameException(FormattableString.Invariant(
                $"EigenvalueSearch: a setting is out of its range. Count is {Count}, Subspace {Subspace}, Tolerance ")
                + FormattableString.Invariant($"{Tolerance}, ProductLimit {ProductLimit}. Ask for at least ")
                + "one eigenvalue and one product, a subspace of at least Count + 3 or 0, and a tolerance "
                + "between 0 and 1.");
        }
    }
}
