using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>xᵀMy, for one pair of vectors or for one pair per start.</summary>
internal sealed class BilinearForm(Matrix<double> matrix)
{
    private readonly double[] _rows = matrix.ToRowMajorArray();

    /// <param name="x">[rows] or [starts, rows].</param>
    /// <param name="y">[columns] or [starts, columns].</param>
    public Tensor Of(Tensor x, Tensor y) => (_rows.Length == 1 ? _rows[0] * x * y : Image(x, y) * y).Sum(-1);

    private Tensor Image(Tensor x, Tensor y)
    {
        Tensor rows = Constants.Of(_rows, [matrix.RowCount, matrix.ColumnCount], x.Type);
        Shape lying = [.. x.Shape.Sizes[..^1], 1, matrix.RowCount];
        return x.Reshape(lying.Sizes).MatMul(rows).Reshape(y.Shape.Sizes);
    }
}
