using Saddle.Kernels.RandomNumbers;
using Saddle.Kernels.Workers;
using Saddle.Ops;

namespace Saddle.Running.Cpu;

/// <summary>Fills memory with random numbers of a key read at run time.</summary>
internal sealed unsafe class RandomKernel(KernelCost cost, RandomOp op, Place key, int slot, WorkerPool pool)
    : Instruction(cost), IParallelBody
{
    private const long Piece = 16384;
    private readonly long _count = op.Shape.Count;
    private byte** _addresses;

    public override void Run(byte** addresses)
    {
        _addresses = addresses;
        pool.For(checked((int)((_count + Piece - 1) / Piece)), this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        long* seedAndStep = key.In<long>(_addresses);
        (ulong seed, uint step, uint stream) = ((ulong)seedAndStep[0], (uint)seedAndStep[1], (uint)op.Stream);
        long first = index * Piece;
        long count = Math.Min(Piece, _count - first);
        if (op.Type == ElementType.Float32)
        {
            float* target = (float*)_addresses[slot] + first;
            if (op.Spread == Spread.Uniform)
            {
                RandomFill.Uniform(target, count, first, seed, stream, step);
            }
            else
            {
                RandomFill.Normal(target, count, first, seed, stream, step);
            }
        }
        else
        {
            double* target = (double*)_addresses[slot] + first;
            if (op.Spread == Spread.Uniform)
            {
                RandomFill.Uniform(target, count, first, seed, stream, step);
            }
            else
            {
                RandomFill.Normal(target, count, first, seed, stream, step);
            }
        }
    }
}
