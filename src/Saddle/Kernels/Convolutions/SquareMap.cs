using System.Numerics;
using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Convolutions;

/// <summary>A point map applied along both axes of square tiles, to many channels at a time.</summary>
internal abstract unsafe class SquareMap<T>
    where T : unmanaged
{
    /// <summary>Maps the tiles whose values, row by row, lie at <paramref name="sources"/>: one tile for each of
    /// <paramref name="count"/> elements, a multiple of the vector's length.</summary>
    /// <param name="sources">Where each value of the first tile lies.</param>
    /// <param name="sourceOffset">Elements to add to all of these.</param>
    /// <param name="targets">Where each result goes.</param>
    /// <param name="targetOffset">Elements to add to all of these.</param>
    /// <param name="count">How many tiles.</param>
    public abstract void Run(T** sources, long sourceOffset, T** targets, long targetOffset, long count);
}

/// <summary>The map at one vector width.</summary>
internal sealed unsafe class VectorSquareMap<T, TVector, TLanes, TMap> : SquareMap<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
    where TMap : struct, IPointMap
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(T** sources, long sourceOffset, T** targets, long targetOffset, long count)
    {
        long end = sourceOffset + count;
        for (; sourceOffset < end; sourceOffset += TLanes.Count, targetOffset += TLanes.Count)
        {
            (TVector a0, TVector a1, TVector a2, TVector a3) = Row(sources, sourceOffset);
            (TVector b0, TVector b1, TVector b2, TVector b3) = Row(sources + TMap.Inputs, sourceOffset);
            (TVector c0, TVector c1, TVector c2, TVector c3) = (a0, a0, a0, a0);
            (TVector d0, TVector d1, TVector d2, TVector d3) = (a0, a0, a0, a0);
            if (TMap.Inputs > 2)
            {
                (c0, c1, c2, c3) = Row(sources + 2 * TMap.Inputs, sourceOffset);
            }

            if (TMap.Inputs > 3)
            {
                (d0, d1, d2, d3) = Row(sources + 3 * TMap.Inputs, sourceOffset);
            }

            Column(targets, targetOffset, a0, b0, c0, d0);
            Column(targets + 1, targetOffset, a1, b1, c1, d1);
            if (TMap.Outputs > 2)
            {
                Column(targets + 2, targetOffset, a2, b2, c2, d2);
            }

            if (TMap.Outputs > 3)
            {
                Column(targets + 3, targetOffset, a3, b3, c3, d3);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector P, TVector Q, TVector R, TVector S) Row(T** sources, long at)
    {
        TVector a = TLanes.Load(sources[0] + at), b = TLanes.Load(sources[1] + at), c = a, d = a;
        if (TMap.Inputs > 2)
        {
            c = TLanes.Load(sources[2] + at);
        }

        if (TMap.Inputs > 3)
        {
            d = TLanes.Load(sources[3] + at);
        }

        return TMap.Apply<TVector, T, TLanes>(a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T** targets, long at, TVector a, TVector b, TVector c, TVector d)
    {
        (TVector p, TVector q, TVector r, TVector s) = TMap.Apply<TVector, T, TLanes>(a, b, c, d);
        TLanes.Store(p, targets[0] + at);
        TLanes.Store(q, targets[TMap.Outputs] + at);
        if (TMap.Outputs > 2)
        {
            TLanes.Store(r, targets[2 * TMap.Outputs] + at);
        }

        if (TMap.Outputs > 3)
        {
            TLanes.Store(s, targets[3 * TMap.Outputs] + at);
        }
    }
}
