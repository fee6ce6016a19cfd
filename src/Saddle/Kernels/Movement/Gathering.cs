using System.Numerics;
using Saddle.Kernels.Reductions;

namespace Saddle.Kernels.Movement;

/// <summary>
/// Rows taken by index from the middle axis of [outer, axisLength, inner], and its transpose.
/// </summary>
internal static unsafe class Gathering
{
    /// <summary>
    /// target[o, k, i] = source[o, indices[k], i] for k below the index count. T is any 4- or 8-byte element.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis; nothing is written.</exception>
    public static void Gather<T>(
        T* source, long* indices, T* target, long outer, long axisLength, long inner, long indexCount)
        where T : unmanaged
    {
        CheckIndices("gather", indices, axisLength, indexCount);
        for (long o = 0; o < outer; o++, source += axisLength * inner)
        {
            for (long k = 0; k < indexCount; k++, target += inner)
            {
                T* row = source + (indices[k] * inner);
                if (inner == 1)
                {
                    *target = *row;
                }
                else
                {
                    Buffer.MemoryCopy(row, target, inner * sizeof(T), inner * sizeof(T));
                }
            }
        }
    }

    /// <summary>
    /// target[o, indices[k], i] += source[o, k, i]; each destination adds its sources in ascending k.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis; nothing is written.</exception>
    public static void ScatterAdd<T>(
        T* source, long* indices, T* target, long outer, long axisLength, long inner, long indexCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckIndices("scatter-add", indices, axisLength, indexCount);
        for (long o = 0; o < outer; o++, target += axisLength * inner)
        {
            for (long k = 0; k < indexCount; k++, source += inner)
            {
                T* row = target + (indices[k] * inner);
                if (inner == 1)
                {
                    *row += *source;
                }
                else
                {
                    Reduction.AddRowsInto(row, source, 1, checked((int)inner));
                }
            }
        }
    }

    private static void CheckIndices(string operation, long* indices, long axisLength, long indexCount)
    {
        for (long k = 0; k < indexCount; k++)
        {
            if ((ulong)indices[k] < (ulong)axisLength)
            {
                continue;
            }

            throw new ArgumentOutOfRangeException(
                nameof(indices),
                $"{operation}: an index is outside its axis. Index {indices[k]} at position {k} must be at least 0 and "
                + $"below the axis length {axisLength}. Check where the indices come from, or lengthen the axis.");
        }
    }
}
