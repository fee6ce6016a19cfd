using System.Collections.Immutable;
using System.Numerics;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>
/// The search itself: J V = V H + v bᵀ with V orthonormal, H small. Each restart keeps the leading part of H's ordered
/// real Schur form, and the rest of the subspace is filled anew. What has converged is locked, and a fresh vector
/// orthogonal to it must find nothing that ranks higher.
/// </summary>
internal sealed class KrylovSchur
{
    private const uint StartStream = 1;
    private readonly LinearOperator _operation;
    private readonly EigenvalueSearch _search;
    private readonly IProgress<SearchProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly KrylovBasis _basis;
    private readonly int _capacity;
    private double[,] _projected;   // H, and below its last used row the coupling bᵀ.
    private int _products;
    private uint _starts;

    internal KrylovSchur(LinearOperator operation, EigenvalueSearch search, IProgress<SearchProgress>? progress,
        CancellationToken cancellation)
    {
        (_operation, _search, _progress, _cancellation) = (operation, search, progress, cancellation);
        _capacity = search.SubspaceFor(operation.Size);
        _basis = new KrylovBasis(operation.Size, _capacity + 1);
        _projected = new double[_capacity + 1, _capacity];
    }

    internal LeadingEigenvalues Search()
    {
        Renew(0);
        int kept = 0;
        Candidate? candidate = null;
        while (true)
        {
            int filled = Expand(kept);
            var ritz = new RitzValues(_projected, filled, _search);
            _progress?.Report(new SearchProgress(_products, ritz.Converged, ritz.Wanted.Count, ritz.WorstResidual));
            bool converged = ritz.Converged == ritz.Wanted.Count;
            bool stands = candidate is not null && converged && !candidate.IsBeatenBy(ritz);
            if (filled == _operation.Size)
            {
                return Finish(ritz);
            }

            if (stands && candidate!.IsAhead(ritz))
            {
                return candidate.Found with { Products = _products };
            }

            if (_products >= _search.ProductLimit)
            {
                return stands
                    ? candidate!.Found with { Products = _products, Complete = false }
                    : Finish(ritz) with { Complete = false };
            }

            if (converged && !stands)
            {
                candidate = new Candidate(Finish(ritz), ritz, _search);
                kept = Deflate(ritz, filled);
            }
            else
            {
                kept = Restart(ritz, filled);
            }
        }
    }

    private int Expand(int kept)
    {
        var parts = new double[_capacity];
        for (int j = kept; j < _capacity; j++)
        {
            if (_products >= _search.ProductLimit)
            {
                return j;
            }

            _cancellation.ThrowIfCancellationRequested();
            _operation.Apply(_basis[j], _basis[j + 1]);
            _products++;
            (double before, double after) = _basis.Orthonormalise(j + 1, parts);
            if (!double.IsFinite(before))
            {
                throw NotFinite(j);
            }

            for (int i = 0; i <= j; i++)
            {
                _projected[i, j] = parts[i];
            }

            bool last = j + 1 == _operation.Size;
            _projected[j + 1, j] = last ? 0 : after;
            if (after == 0 && !last)
            {
                Renew(j + 1);
            }
        }

        return _capacity;
    }

    /// <summary>Puts a random vector, orthogonal to those before it, at an index.</summary>
    private void Renew(int index)
    {
        var parts = new double[index];
        do
        {
            double[] vector = _basis[index];
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = CounterRandom.Normal(_search.Seed, StartStream, _starts, (ulong)i);
            }

            _starts++;
        }
        while (_basis.Orthonormalise(index, parts).After == 0);
    }

    private int Restart(RitzValues ritz, int filled)
    {
        int kept = ritz.KeptRows(Math.Min(Math.Max(ritz.WantedRows, filled / 2), filled - 2));
        Keep(ritz, filled, kept);
        return kept;
    }

    private void Keep(RitzValues ritz, int filled, int kept)
    {
        _basis.Transform(ritz.Schur.Z, kept);
        _basis.Swap(filled, kept);
        _projected = new double[_capacity + 1, _capacity];
        for (int j = 0; j < kept; j++)
        {
            for (int i = 0; i < kept; i++)
            {
                _projected[i, j] = ritz.Schur.T[i, j];
            }

            _projected[kept, j] = ritz.Coupling[j];
        }
    }

    /// <summary>
    /// Keeps what has converged and goes on from a fresh vector orthogonal to it, whose subspace holds the copies that
    /// the first one could not see.
    /// </summary>
    private int Deflate(RitzValues ritz, int filled)
    {
        int kept = ritz.WantedRows;
        Keep(ritz, filled, kept);
        for (int j = 0; j < kept; j++)
        {
            _projected[kept, j] = 0;
        }

        Renew(kept);
        return kept;
    }

    private LeadingEigenvalues Finish(RitzValues ritz)
    {
        var pairs = ImmutableArray.CreateBuilder<Eigenpair>();
        foreach (RitzValue wanted in ritz.Wanted.Where(wanted => wanted.Value.Imaginary >= 0))
        {
            Eigenpair pair = Measure(ritz, wanted);
            pairs.Add(pair);
            if (pair.Value.Imaginary > 0)
            {
                pairs.Add(pair with
                {
                    Value = Complex.Conjugate(pair.Value),
                    Vector = [.. pair.Vector.Select(Complex.Conjugate)],
                });
            }
        }

        bool enough = pairs.Count >= Math.Min(_search.Count, _operation.Size);
        return new LeadingEigenvalues(pairs.ToImmutable(), _products, enough && pairs.All(pair => pair.Converged));
    }

    private Eigenpair Measure(RitzValues ritz, RitzValue wanted)
    {
        Complex[] weights = ritz.Weights(wanted);
        double[] real = _basis.Mix([.. weights.Select(weight => weight.Real)]);
        bool turns = wanted.Value.Imaginary != 0;
        double[] imaginary = turns ? _basis.Mix([.. weights.Select(weight => weight.Imaginary)]) : [];
        Eigenpair pair = Eigenvectors.Measure(_operation, wanted.Value, real, imaginary);
        _products += turns ? 2 : 1;

        // The estimate misses the rounding of the products themselves.
        double allowed = Math.Max(2 * _search.Tolerance * wanted.Value.Magnitude, 1e-13 * ritz.Norm);
        return pair with
        {
            Converged = pair.Residual <= allowed && ritz.IsKnown(wanted.Value, pair.Residual, wanted.Condition),
            Condition = wanted.Condition,
            Vector = _search.Vectors || wanted.Condition > AdjointCheck.Suspicious
                ? [.. Eigenvectors.Unit(wanted.Value, real, imaginary)]
                : [],
        };
    }

    private GameException NotFinite(int j)
    {
        var image = new double[_operation.Size];
        _operation.Apply(_basis[j], image);
        int entry = Array.FindIndex(image, value => !double.IsFinite(value));
        return new GameException(FormattableString.Invariant(
            $"Eigenvalues: product {_products} with a vector of norm 1 is not finite. ") + (entry < 0
            ? "Its square overflows. "
            : FormattableString.Invariant($"Entry {entry} of {image.Length} is {image[entry]}. "))
            + "Analyse the game at a point where its field is differentiable, and where training has not diverged.");
    }
}
