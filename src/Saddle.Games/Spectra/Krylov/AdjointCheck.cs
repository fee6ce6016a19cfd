using System.Collections.Immutable;
using System.Numerics;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>
/// Conditions of eigenvalues from left vectors of the operator itself, where those of the projected matrix are large.
/// </summary>
/// <remarks>
/// A subspace for right vectors holds left ones badly, so that its matrix shows conditions too small. Far from normal,
/// the transpose has other such values than the operator, or vectors orthogonal to those: either tells that small
/// residuals do not mean eigenvalues.
/// </remarks>
internal static class AdjointCheck
{
    /// <summary>From this condition on, vectors are kept and left ones looked for.</summary>
    internal const double Suspicious = 100;

    private const double Same = 0.01;

    /// <summary>The result with conditions as the transpose has them, and what they leave open not complete.</summary>
    internal static LeadingEigenvalues Of(
        LinearOperator operation, EigenvalueSearch search, LeadingEigenvalues found, CancellationToken cancellation)
    {
        if (found.Complete && found.Pairs.Any(pair => pair.Condition > Suspicious))
        {
            int rest = search.ProductLimit - found.Products;
            found = rest <= 0 ? found with { Complete = false } : Checked(found, new KrylovSchur(
                new Transpose(operation), search with { Vectors = true, ProductLimit = rest }, null, cancellation)
                .Search());
        }

        return search.Vectors
            ? found
            : found with { Pairs = [.. found.Pairs.Select(pair => pair with { Vector = [] })] };
    }

    private static LeadingEigenvalues Checked(LeadingEigenvalues found, LeadingEigenvalues adjoint)
    {
        double largest = found.Pairs.Max(pair => pair.Value.Magnitude);
        ImmutableArray<Eigenpair> pairs =
        [
            .. found.Pairs.Select(pair => pair.Condition <= Suspicious ? pair : Judged(pair, adjoint.Pairs, largest)),
        ];
        return new LeadingEigenvalues(
            pairs, found.Products + adjoint.Products, pairs.All(pair => pair.Converged));
    }

    private static Eigenpair Judged(Eigenpair pair, ImmutableArray<Eigenpair> adjoint, double largest)
    {
        double condition = adjoint
            .Where(left => (left.Value - pair.Value).Magnitude <= Same * pair.Value.Magnitude)
            .Select(left => 1 / Product(left.Vector, pair.Vector).Magnitude)
            .DefaultIfEmpty(double.PositiveInfinity).Min();
        Eigenpair judged = pair with { Condition = Math.Max(pair.Condition, condition) };
        return judged with { Converged = pair.Converged && RitzValues.IsKnown(judged, largest) };
    }

    private static Complex Product(ImmutableArray<Complex> left, ImmutableArray<Complex> right)
    {
        Complex sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private sealed class Transpose(LinearOperator whole) : LinearOperator(whole.Size)
    {
        public override void Apply(ReadOnlySpan<double> x, Span<double> y) => whole.ApplyTranspose(x, y);

        public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y) => whole.Apply(x, y);
    }
}
