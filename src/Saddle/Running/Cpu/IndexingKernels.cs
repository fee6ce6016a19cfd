using System.Numerics;
using System.Runtime.InteropServices;
using Saddle.Kernels.Movement;

namespace Saddle.Running.Cpu;

/// <summary>The three sizes of an indexed axis: [outer, axis, inner].</summary>
internal readonly record struct IndexedAxis(long Outer, long Length, long Inner);

/// <summary>Picks slices by index.</summary>
internal sealed unsafe class GatherKernel<T>(
    KernelCost cost, Place source, Place indices, int slot, IndexedAxis axis, long count)
    : Instruction(cost)
    where T : unmanaged
{
    public override void Run(byte** addresses) => Gathering.Gather(
        source.In<T>(addresses), indices.In<long>(addresses), (T*)addresses[slot],
        axis.Outer, axis.Length, axis.Inner, count);
}

/// <summary>Adds slices up at indexed positions, in the order of the slices.</summary>
internal sealed unsafe class ScatterAddKernel<T>(
    KernelCost cost, Place source, Place indices, int slot, IndexedAxis axis, long count)
    : Instruction(cost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(byte** addresses)
    {
        T* target = (T*)addresses[slot];
        NativeMemory.Clear(target, (nuint)(axis.Outer * axis.Length * axis.Inner * sizeof(T)));
        Gathering.ScatterAdd(
            source.In<T>(addresses), indices.In<long>(addresses), target, axis.Outer, axis.Length, axis.Inner, count);
    }
}
