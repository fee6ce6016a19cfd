using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Saddle.Games.Spectra;

/// <summary>A square matrix whose entries are all at hand, for exact answers at up to a few thousand rows.</summary>
/// <remarks>Factorisations are those of MathNet.Numerics and cost about 25 n³ operations for all eigenvalues.</remarks>
public sealed class DenseOperator : LinearOperator
{
    private readonly double[] _rows;

    // Solvers square entries: matrices whose squares leave float64 are solved near 1.
    private readonly int _shift;

    /// <summary>Copies the entries.</summary>
    /// <param name="entries">Shape [n, n], row first.</param>
    /// <exception cref="GameException">The matrix is not square or an entry is not finite.</exception>
    public DenseOperator(double[,] entries)
        : base(Square(entries))
    {
        _rows = new double[entries.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, Size);
            double entry = entries[row, column];
            _rows[i] = double.IsFinite(entry)
                ? entry
                : throw new GameException(
                    "DenseOperator: an entry of the matrix is not finite. " + FormattableString.Invariant(
                        $"Entry [{row}, {column}] of a matrix with {Size} rows is {entry}. ")
                        + "Analyse the game at a point where its field is differentiable.");
        }

        _shift = VectorLoops.Shift(_rows);
    }

    /// <summary>One entry.</summary>
    public double this[int row, int column] => _rows[(row * Size) + column];

    /// <summary>
    /// The root of the sum of all squared entries (Frobenius); infinite where float64 does not hold it.
    /// </summary>
    public double Norm => VectorLoops.Norm(_rows);

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int row = 0; row < Size; row++)
        {
            y[row] = VectorLoops.Dot(_rows.AsSpan(row * Size, Size), x);
        }
    }

    /// <inheritdoc/>
    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
    {
        y.Clear();
        for (int row = 0; row < Size; row++)
        {
            VectorLoops.AddScaled(y, x[row], _rows.AsSpan(row * Size, Size));
        }
    }

    /// <summary>A copy of the entries, shape [n, n].</summary>
    public double[,] ToArray()
    {
        var entries = new double[Size, Size];
        Buffer.BlockCopy(_rows, 0, entries, 0, _rows.Length * sizeof(double));
        return entries;
    }

    /// <summary>All eigenvalues with multiplicity, by falling real part, then falling imaginary part.</summary>
    public Complex[] Eigenvalues() => _shift is not 0
        ? [.. Moved().Eigenvalues().Select(value => value * Unit)]
        : [.. Order(Decomposition().EigenValues).Select(entry => entry.Value)];

    /// <summary>
    /// All eigenvalues with eigenvectors of norm 1, in the order of <see cref="Eigenvalues"/>; of a defective matrix
    /// several of the vectors coincide.
    /// </summary>
    public Eigenpair[] Eigenpairs()
    {
        if (_shift is not 0)
        {
            return [.. Moved().Eigenpairs().Select(pair => pair.Times(Unit))];
        }

        Evd<double> decomposition = Decomposition();
        Matrix<double> columns = decomposition.EigenVectors;
        double[] rows = decomposition.IsSymmetric ? [] : LengthsOfInverse(columns);
        return
        [
            .. Order(decomposition.EigenValues).Select(entry =>
                Pair(columns, entry.Value, entry.Column) with { Condition = Condition(columns, rows, entry) }),
        ];
    }

    /// <summary>The largest and the smallest singular value.</summary>
    public (double Largest, double Smallest) SingularExtremes()
    {
        if (_shift is not 0)
        {
            (double most, double least) = Moved().SingularExtremes();
            return (most * Unit, least * Unit);
        }

        MathNet.Numerics.LinearAlgebra.Vector<double> values = ToMatrix().Svd(computeVectors: false).S;
        return (values[0], values[Size - 1]);
    }

    /// <summary>
    /// The largest eigenvalue of (J + Jᵀ) / 2: no vector's squared length grows at more than twice this rate under
    /// x' = J x, from the first instant on.
    /// </summary>
    public double NumericalAbscissa()
    {
        if (_shift is not 0)
        {
            return Unit * Moved().NumericalAbscissa();
        }

        Matrix<double> whole = ToMatrix();
        return ((whole + whole.Transpose()) * 0.5).Evd(Symmetricity.Symmetric).EigenValues.Max(value => value.Real);
    }

    private double Unit => Math.ScaleB(1, -_shift);

    private DenseOperator Moved()
    {
        double[,] moved = ToArray();
        for (int i = 0; i < _rows.Length; i++)
        {
            moved[i / Size, i % Size] = Math.ScaleB(_rows[i], _shift);
        }

        return new DenseOperator(moved);
    }

    /// <summary>The norms of the rows of V⁻¹, V as MathNet has it; infinite where V is singular.</summary>
    private static double[] LengthsOfInverse(Matrix<double> columns)
    {
        Matrix<double> inverse = columns.Inverse();
        return [.. inverse.EnumerateRows().Select(row =>
            double.IsFinite(row.L2Norm()) ? row.L2Norm() : double.PositiveInfinity)];
    }

    /// <summary>|y| |x| / |yᴴx|: of a pair V holds real and imaginary part of x, and V⁻¹ twice those of y.</summary>
    private static double Condition(Matrix<double> columns, double[] rows, (Complex Value, int Column) entry)
    {
        if (rows.Length == 0)
        {
            return 1;
        }

        int first = entry.Value.Imaginary < 0 ? entry.Column - 1 : entry.Column;
        double right = columns.Column(first).L2Norm();
        return Math.Max(1, entry.Value.Imaginary == 0
            ? rows[first] * right
            : 0.5 * Length(rows[first], rows[first + 1]) * Length(right, columns.Column(first + 1).L2Norm()));

        static double Length(double x, double y) => new Complex(x, y).Magnitude;
    }

    private DenseMatrix ToMatrix() => DenseMatrix.OfArray(ToArray());

    // MathNet takes a matrix for symmetric by comparing entries; its symmetric solver is then the more accurate one.
    private Evd<double> Decomposition() => ToMatrix().Evd();

    private static IEnumerable<(Complex Value, int Column)> Order(IEnumerable<Complex> values) => values
        .Select((value, column) => (Value: value, Column: column))
        .OrderByDescending(entry => entry.Value.Real)
        .ThenByDescending(entry => entry.Value.Imaginary)
        .ThenBy(entry => entry.Column);

    /// <summary>Columns j and j + 1 hold real and imaginary part of the vector of a pair's first value.</summary>
    private Eigenpair Pair(Matrix<double> columns, Complex value, int column)
    {
        int first = value.Imaginary < 0 ? column - 1 : column;
        double[] real = columns.Column(first).ToArray();
        double[] imaginary = value.Imaginary == 0
            ? []
            : columns.Column(first + 1).Multiply(Math.Sign(value.Imaginary)).ToArray();
        return Eigenvectors.Measure(this, value, real, imaginary) with
        {
            Vector = [.. Eigenvectors.Unit(value, real, imaginary)],
        };
    }

    private static int Square(double[,] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.GetLength(0) == entries.GetLength(1)
            ? entries.GetLength(0)
            : throw new GameException(
                "DenseOperator: the matrix is not square. "
                    + $"It has {entries.GetLength(0)} rows and {entries.GetLength(1)} columns. "
                    + "Give as many rows as columns.");
    }
}
