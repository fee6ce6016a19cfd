using Saddle.Kernels;

namespace Saddle.Running.Cpu;

/// <summary>Runs a tile program over a whole range, in fixed pieces shared by the workers.</summary>
internal sealed unsafe class ElementwiseKernel(KernelCost cost, TileProgram program, long count, WorkerPool pool)
    : Instruction(cost), IParallelBody
{
    private const int TilesPerPiece = 16;
    private byte** _addresses;

    public override void Run(byte** addresses)
    {
        long piece = (long)program.Tile * TilesPerPiece;
        if (count <= 2 * piece)
        {
            program.RunRange(addresses, 0, count, pool.CurrentWorker);
            return;
        }

        _addresses = addresses;
        pool.For((int)((count + piece - 1) / piece), this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        long piece = (long)program.Tile * TilesPerPiece;
        program.RunRange(_addresses, index * piece, Math.Min(count, (index + 1) * piece), worker);
    }
}
