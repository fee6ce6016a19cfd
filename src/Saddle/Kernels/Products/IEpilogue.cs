namespace Saddle.Kernels.Products;

/// <summary>Elementwise work done on a contraction's result while it is still in cache.</summary>
internal interface IEpilogue
{
    /// <summary>Finishes the output elements [begin, end), counted row-major over the whole dense output. Every
    /// element comes exactly once; calls run concurrently with distinct <paramref name="worker"/> numbers.</summary>
    void Apply(long begin, long end, int worker);
}
