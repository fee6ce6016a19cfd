namespace Saddle.Games.Spectra;

/// <summary>(J + Jᵀ) / 2.</summary>
internal sealed class SymmetricPart(LinearOperator whole) : LinearOperator(whole.Size)
{
    private readonly double[] _transposed = new double[whole.Size];

    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        whole.Apply(x, y);
        whole.ApplyTranspose(x, _transposed);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 0.5 * (y[i] + _transposed[i]);
        }
    }

    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y) => Apply(x, y);
}
