namespace Saddle.Kernels.Workers;

/// <summary>How fast some threads can compute and move float32 numbers at most, as short loops measured it.</summary>
/// <param name="Threads">How many took part.</param>
/// <param name="Flops">Floating-point operations a second, in fused multiply-adds.</param>
/// <param name="Copies">Bytes a second, read and written, by how many bytes each copy moves; larger ones come from
/// slower memory.</param>
internal sealed record MachineLimits(int Threads, double Flops, IReadOnlyList<(long Bytes, double Rate)> Copies)
{
    /// <summary>The rate of copies that no cache holds, in bytes a second.</summary>
    public double MemoryRate => Copies[^1].Rate;

    /// <summary>The least seconds that so much work can take, were it alone on the machine.</summary>
    public double Floor(double flops, long bytes) => Math.Max(flops / Flops, bytes / Rate(bytes));

    private double Rate(long bytes)
    {
        int level = 0;
        while (level + 1 < Copies.Count && Copies[level + 1].Bytes <= bytes)
        {
            level++;
        }

        return Copies[level].Rate;
    }
}
