namespace Saddle.Games.Spectra.Krylov;

/// <summary>
/// An operator whose products are moved near 1 by a power of two where their squares would leave float64; the first
/// product that is not zero decides.
/// </summary>
internal sealed class NearOne(LinearOperator whole) : LinearOperator(whole.Size)
{
    private int? _shift;

    /// <summary>What the eigenvalues of this are to be multiplied with to be the whole operator's.</summary>
    internal double Unit => Math.ScaleB(1, -(_shift ?? 0));

    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        whole.Apply(x, y);
        Move(y);
    }

    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
    {
        whole.ApplyTranspose(x, y);
        Move(y);
    }

    private void Move(Span<double> y)
    {
        _shift ??= y.ContainsAnyExcept(0.0) ? VectorLoops.Shift(y) : null;
        for (int i = 0; _shift is { } shift and not 0 && i < y.Length; i++)
        {
            y[i] = Math.ScaleB(y[i], shift);
        }
    }
}
