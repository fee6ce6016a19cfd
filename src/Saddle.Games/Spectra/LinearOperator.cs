namespace Saddle.Games.Spectra;

/// <summary>A square matrix known by its products with vectors, in float64.</summary>
/// <remarks>
/// A game's Jacobian at a million parameters is one of these; anything else that can multiply can be one too. An
/// operator keeps buffers of its own and is not safe for two calls at once.
/// </remarks>
public abstract class LinearOperator
{
    /// <summary>An operator on vectors of the given length.</summary>
    /// <param name="size">Rows and columns, at least 1.</param>
    protected LinearOperator(int size)
    {
        if (size < 1)
        {
            throw new GameException(
                $"LinearOperator: the size must be positive. The size is {size}. Give at least one row and column.");
        }

        Size = size;
    }

    /// <summary>The number of rows, which is the number of columns.</summary>
    public int Size { get; }

    /// <summary>Writes J x to y.</summary>
    /// <param name="x">Shape [<see cref="Size"/>].</param>
    /// <param name="y">Shape [<see cref="Size"/>]; must not overlap x.</param>
    public abstract void Apply(ReadOnlySpan<double> x, Span<double> y);

    /// <summary>Writes the transpose of J, times x, to y.</summary>
    /// <inheritdoc cref="Apply" path="/param"/>
    public abstract void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y);

    /// <summary>
    /// (J + Jᵀ) / 2, whose largest eigenvalue is J's numerical abscissa; two products of J for each of its own.
    /// </summary>
    public LinearOperator SymmetricPart() => new SymmetricPart(this);

    /// <summary>weight · J; with weight -1 the Jacobian of the flow w' = -ξ.</summary>
    public LinearOperator Times(double weight) => new LinearCombination(this, weight, 0);

    /// <summary>
    /// J + γ JᵀJ: consensus optimisation's Jacobian where the field is zero, from that of the plain field.
    /// </summary>
    /// <remarks>
    /// In signs of losses; -(J + γ JᵀJ) is v' - γ v'ᵀv' of Mescheder, Nowozin and Geiger 2017. The matrix
    /// that enters must already be an average over samples: the mean of JᵀJ is another matrix.
    /// </remarks>
    public LinearOperator WithConsensus(double weight) => new LinearCombination(this, 1, weight);

    /// <summary>All entries, by one product per column.</summary>
    public DenseOperator ToDense()
    {
        var entries = new double[Size, Size];
        var unit = new double[Size];
        var column = new double[Size];
        for (int j = 0; j < Size; j++)
        {
            unit[j] = 1;
            Apply(unit, column);
            unit[j] = 0;
            for (int i = 0; i < Size; i++)
            {
                entries[i, j] = column[i];
            }
        }

        return new DenseOperator(entries);
    }
}
