using System.Numerics;
using Saddle.Kernels.Products;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Running.Cpu;

/// <summary>A batched matrix product and what is done to its result.</summary>
internal sealed unsafe class MatMulKernel<T>(
    KernelCost cost, GemmShape shape, VectorWidth width, ProductPlaces places, Epilogue? epilogue, WorkerPool pool)
    : Instruction(cost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gemm<T> _gemm = new(shape, width);

    public override void Run(byte** addresses)
    {
        if (epilogue is not null)
        {
            epilogue.Addresses = addresses;
        }

        (Place left, Place right, Place result) = places;
        _gemm.Run(pool, left.In<T>(addresses), right.In<T>(addresses), result.In<T>(addresses), epilogue);
    }
}
