namespace Saddle.Games.Spectra.Krylov;

/// <summary>What has converged, until a fresh start finds more or ends without.</summary>
internal sealed class Candidate(LeadingEigenvalues found, RitzValues at, EigenvalueSearch search)
{
    private const double Ahead = 0.1;
    private readonly double[] _ranks = [.. at.Wanted.Select(ritz => search.Rank(ritz.Value))];

    internal LeadingEigenvalues Found { get; } = found;

    /// <summary>Whether other values rank higher, beyond what may be the same ones anew.</summary>
    internal bool IsBeatenBy(RitzValues ritz) => ritz.Wanted.Zip(_ranks).Any(entry =>
        search.Rank(entry.First.Value) > entry.Second
            + Math.Max(10 * search.Tolerance * entry.First.Value.Magnitude, 1e-10 * ritz.Norm));

    /// <summary>
    /// Whether what comes next has settled below them: it has converged, or its residual is small beside its
    /// distance.
    /// </summary>
    internal bool IsAhead(RitzValues ritz) => ritz.Next is not { } next || ritz.IsConverged(next)
        || next.Residual <= Ahead * (_ranks.Min() - search.Rank(next.Value));
}
