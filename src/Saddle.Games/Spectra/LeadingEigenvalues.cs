using System.Collections.Immutable;
using Saddle.Games.Spectra.Krylov;

namespace Saddle.Games.Spectra;

/// <summary>The leading eigenvalues of an operator of any size, found by its products with vectors alone.</summary>
/// <param name="Pairs">
/// In the order that was asked for, conjugates side by side, the one above the real axis first. Residuals are measured
/// by products of their own, not estimated.
/// </param>
/// <param name="Products">Products with vectors spent, those that measure residuals included.</param>
/// <param name="Complete">
/// Whether, within the limit of products, all that were asked for converged and a fresh start beside them found none
/// that ranks higher. Never where an eigenvalue's condition leaves it open by more than a hundredth.
/// </param>
/// <remarks>
/// Krylov-Schur iteration (Stewart, "A Krylov-Schur algorithm for large eigenproblems", SIAM J. Matrix Anal. 2001) in
/// real arithmetic. One start vector sees one eigenvector per eigenvalue; copies of a multiple one are found from fresh
/// vectors, orthogonal to all that has converged, until one finds nothing more. What lies close to the last value, by
/// less than ten times the tolerance, may stay unseen. Of a matrix far from normal small residuals do not mean
/// eigenvalues: <see cref="Eigenpair.Condition"/> tells. Memory: Subspace + 1 vectors. The same search gives the same
/// bits at any number of threads.
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
        var near = new NearOne(operation);
        LeadingEigenvalues found = new KrylovSchur(near, search, progress, cancellation).Search();
        found = AdjointCheck.Of(near, search, found, cancellation);
        return near.Unit == 1 ? found : found with { Pairs = [.. found.Pairs.Select(pair => pair.Times(near.Unit))] };
    }
}
