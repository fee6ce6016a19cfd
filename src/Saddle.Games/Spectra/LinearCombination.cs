namespace Saddle.Games.Spectra;

/// <summary>weight · J + gram · JᵀJ.</summary>
internal sealed class LinearCombination(LinearOperator whole, double weight, double gram) : LinearOperator(whole.Size)
{
    private readonly double[] _product = new double[gram == 0 ? 0 : whole.Size];
    private readonly double[] _square = new double[gram == 0 ? 0 : whole.Size];

    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        whole.Apply(x, y);
        if (gram != 0)
        {
            whole.ApplyTranspose(y, _square);
        }

        Combine(y);
    }

    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
    {
        if (gram != 0)
        {
            whole.Apply(x, _product);
            whole.ApplyTranspose(_product, _square);
        }

        whole.ApplyTranspose(x, y);
        Combine(y);
    }

    private void Combine(Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = gram == 0 ? weight * y[i] : (weight * y[i]) + (gram * _square[i]);
        }
    }
}
