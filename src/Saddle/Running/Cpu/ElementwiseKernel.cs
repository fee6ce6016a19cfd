using Saddle.Kernels.Workers;

namespace Saddle.Running.Cpu;

/// <summary>Runs a tile program over a whole range, in fixed pieces shared by the workers.</summary>
internal sealed unsafe class ElementwiseKernel(KernelCost cost, TileProgram program, long count, WorkerPool pool)
    : Instruction(cost), IParallelBody
{
    private const int MostTiles = 16;
    private const int EffortOfPiece = 128;

    // A piece repays handing it to another thread: many tiles of little work, or few of much.
    private readonly long _piece =
        (long)program.Tile * Math.Clamp(EffortOfPiece / Math.Max(1, program.Effort), 1, MostTiles);

    private byte** _addresses;

    public override void Run(byte** addresses)
    {
        if (count <= 2 * _piece)
        {
            program.RunRange(addresses, 0, count, pool.CurrentWorker);
            return;
        }

        _addresses = addresses;
        pool.For((int)((count + _piece - 1) / _piece), this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        program.RunRange(_addresses, index * _piece, Math.Min(count, (index + 1) * _piece), worker);
    }
}
