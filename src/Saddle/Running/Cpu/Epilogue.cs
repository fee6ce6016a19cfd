using Saddle.Kernels.Products;
using Saddle.Kernels.Workers;

namespace Saddle.Running.Cpu;

/// <summary>Runs a tile program on each finished stretch of a contraction's result while it is in cache.</summary>
internal sealed unsafe class Epilogue(TileProgram program) : IEpilogue, IParallelBody
{
    private const int Piece = 16384;
    private long _count;

    /// <summary>Set before each run.</summary>
    public byte** Addresses { get; set; }

    public void Apply(long begin, long end, int worker) => program.RunRange(Addresses, begin, end, worker);

    /// <summary>Runs over a whole result that was finished at once, in fixed pieces shared by the workers.</summary>
    public void ApplyAll(long count, WorkerPool pool)
    {
        _count = count;
        pool.For(checked((int)((count + Piece - 1) / Piece)), this);
    }

    void IParallelBody.Run(int index, int worker) =>
        Apply((long)index * Piece, Math.Min(_count, (index + 1L) * Piece), worker);
}
