using System.Numerics;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>An eigenvalue of the projected matrix.</summary>
/// <param name="Value">The eigenvalue.</param>
/// <param name="Block">The row of its block in the Schur form.</param>
/// <param name="Vector">Its eigenvector in Schur coordinates, of norm 1.</param>
/// <param name="Residual">What the coupling says of ‖J x - λ x‖.</param>
/// <param name="Condition">How many times a small change of the projected matrix moves it at most.</param>
internal sealed record RitzValue(Complex Value, int Block, Complex[] Vector, double Residual, double Condition);

/// <summary>What a filled subspace says of the operator's eigenvalues.</summary>
internal sealed class RitzValues
{
    // An eigenvalue counts as known where it is off by a hundredth of itself, or by so much of the matrix's norm.
    private const double KnownShare = 0.01;
    private const double Negligible = 1e-6;
    private const double Rounding = 1e-16;

    private readonly EigenvalueSearch _search;

    internal RitzValues(double[,] projected, int filled, EigenvalueSearch search)
    {
        var square = new double[filled, filled];
        double sum = 0;
        for (int i = 0; i < filled; i++)
        {
            for (int j = 0; j < filled; j++)
            {
                square[i, j] = projected[i, j];
                sum += square[i, j] * square[i, j];
            }
        }

        _search = search;
        Norm = Math.Sqrt(sum);
        Schur = new RealSchur(square);
        SchurOrder.Sort(Schur, search.Rank);
        Coupling = new double[filled];
        for (int j = 0; j < filled; j++)
        {
            for (int i = 0; i < filled; i++)
            {
                Coupling[j] += projected[filled, i] * Schur.Z[i, j];
            }
        }

        WantedRows = KeptRows(Math.Min(search.Count, filled));
        RitzValue[] found = [.. Blocks().TakeWhile(block => block < WantedRows).SelectMany(Of)];
        Wanted = [.. found.OrderByDescending(ritz => search.Rank(ritz.Value))];
        Converged = Wanted.Count(IsConverged);
        WorstResidual = Wanted.Max(ritz => ritz.Residual == 0 ? 0 : ritz.Residual / ritz.Value.Magnitude);
    }

    internal RealSchur Schur { get; }

    /// <summary>bᵀ in Schur coordinates.</summary>
    internal double[] Coupling { get; }

    internal double Norm { get; }

    internal int WantedRows { get; }

    internal IReadOnlyList<RitzValue> Wanted { get; }

    internal int Converged { get; }

    internal double WorstResidual { get; }

    /// <summary>The value that comes after the wanted ones; none where they are all.</summary>
    internal RitzValue? Next => WantedRows < Coupling.Length ? Of(WantedRows).First() : null;

    /// <summary>Whether an eigenvalue with that residual and condition is near this one, at its size.</summary>
    internal bool IsKnown(Complex value, double residual, double condition) =>
        IsKnown(new Eigenpair(value, residual, true) { Condition = condition }, Norm);

    /// <inheritdoc cref="IsKnown(Complex, double, double)"/>
    internal static bool IsKnown(Eigenpair pair, double norm) =>
        pair.Condition * Math.Max(pair.Residual, Rounding * norm)
            <= (KnownShare * pair.Value.Magnitude) + (Negligible * norm);

    /// <summary>The least number of rows from the given one on that cuts no pair.</summary>
    internal int KeptRows(int least) => least > 0 && Schur.IsPair(least - 1) ? least + 1 : least;

    /// <summary>The vector's coordinates in the basis.</summary>
    internal Complex[] Weights(RitzValue ritz)
    {
        var weights = new Complex[Coupling.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            for (int j = 0; j < weights.Length; j++)
            {
                weights[i] += Schur.Z[i, j] * ritz.Vector[j];
            }
        }

        return weights;
    }

    /// <summary>Small residual, and small enough for the condition, unless rounding allows no smaller one.</summary>
    internal bool IsConverged(RitzValue ritz) =>
        ritz.Residual <= Math.Max(_search.Tolerance * ritz.Value.Magnitude, 1e-15 * Norm)
            && (IsKnown(ritz.Value, ritz.Residual, ritz.Condition) || ritz.Residual <= 1e-14 * Norm);

    private IEnumerable<int> Blocks()
    {
        for (int block = 0; block < Coupling.Length; block += SchurOrder.Width(Schur, block))
        {
            yield return block;
        }
    }

    private IEnumerable<RitzValue> Of(int block)
    {
        Complex value = Schur.Eigenvalue(block);
        yield return Of(block, value);
        if (Schur.IsPair(block))
        {
            // A block of two real eigenvalues stays where swapping was unsafe.
            yield return Of(block, Schur.T[block, block] + Schur.T[block + 1, block + 1] - value);
        }
    }

    private RitzValue Of(int block, Complex value)
    {
        Complex[] vector = SchurVectors.Of(Schur, block, value);
        Complex rest = 0;
        for (int j = 0; j < vector.Length; j++)
        {
            rest += Coupling[j] * vector[j];
        }

        return new RitzValue(
            value, block, vector, rest.Magnitude, SchurVectors.Condition(Schur, block, value, vector));
    }
}
