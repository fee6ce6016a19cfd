using System.Collections.Immutable;
using Saddle.Games.Spectra.Krylov;

namespace Saddle.Games.Spectra;

/// <summary>The leading eigenvalues of an operator of any size, found by its products with vectors alone.</summary>
/// <param name="Pairs">
/// In the order that was asked for, conjugates side by side, the one above the real axis first. Residuals are measured
/// by products of their own, not estimated.
/// </param>
/// <param name="Products">Products with vectors spent, those that measure residuals included.</param>
/// <param name="Complete">Whether all that were asked for converged within the limit of products.</param>
/// <remarks>
/// Krylov-Schur iteration (Stewart, "A Krylov-Schur algorithm for large eigenproblems", SIAM J. Matrix Anal. 2001) in
/// real arithmetic. One start vector sees one eigenvector per eigenvalue: of a multiple eigenvalue, copies beyond the
/// first are found only where the subspace closes before it is full, or by rounding. Memory: Subspace + 1 vectors. The
/// same search gives the same bits at any number of threads.
/// </remarks>
public sealed record LeadingEigenvalues(ImmutableArray<Eigenpair> Pairs, int Products, bool Complete)
{
    /// <summary>Searches.</summary>
    /// <param name="operation">The operator J.</param>
    /// <param name="search">What to look for.</param>
    /// <param name="progress">Told once per restart.</param>
    /// <param name="cancellation">Looked at before each product.</param>
    /// <exception cref="GameException">A product is not finite, or a setting of the search out of its
    /// range.</exception>
    public static LeadingEigenvalues Of(LinearOperator operation, EigenvalueSearch? search = null,
        IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        search ??= new EigenvalueSearch();
        search.Check();
        return new KrylovSchur(operation, search, progress, cancellation).Search();
    }
}
