using Saddle.Kernels;

namespace Saddle.Running.Cpu;

/// <summary>Runs a tile program on each finished stretch of a contraction's result while it is still in cache.</summary>
internal sealed unsafe class Epilogue(TileProgram program) : IEpilogue
{
    /// <summary>Set before each run.</summary>
    public byte** Addresses { get; set; }

    public void Apply(long begin, long end, int worker) => program.RunRange(Addresses, begin, end, worker);
}
