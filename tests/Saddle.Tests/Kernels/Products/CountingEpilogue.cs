using Saddle.Kernels.Products;

namespace Saddle.Tests.Kernels.Products;

/// <summary>Counts how often each output element is handed over, and in how many ranges.</summary>
internal sealed class CountingEpilogue(long length) : IEpilogue
{
    private int _ranges;

    public int[] Counts { get; } = new int[length];

    public int Ranges => _ranges;

    public void Apply(long begin, long end, int worker)
    {
        Interlocked.Increment(ref _ranges);
        for (long at = begin; at < end; at++)
        {
            Interlocked.Increment(ref Counts[at]);
        }
    }
}
