using System.Numerics;
using Saddle.Kernels;

namespace Saddle.Running.Cpu;

/// <summary>A batched matrix product and what is done to its result.</summary>
internal sealed unsafe class MatMulKernel<T>(
    string description, double flops, long bytes, GemmShape shape, VectorWidth width, Place left, Place right, Place result, Epilogue? epilogue, WorkerPool pool)
    : Instruction(description, flops, bytes)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gemm<T> _gemm = new(shape, width);

    public override void Run(byte** addresses)
    {
        if (epilogue is not null)
        {
            epilogue.Addresses = addresses;
        }

        _gemm.Run(pool, left.In<T>(addresses), right.In<T>(addresses), result.In<T>(addresses), epilogue);
    }
}

/// <summary>Where an operand begins: a slot, and an offset in elements.</summary>
internal readonly record struct Place(int Slot, long Offset = 0)
{
    public unsafe T* In<T>(byte** addresses)
        where T : unmanaged => (T*)addresses[Slot] + Offset;
}
