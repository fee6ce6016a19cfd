using System.Numerics;
using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Reductions;

/// <summary>
/// Adds a stream of partial sums as a balanced binary tree over their order of arrival: the shape depends on their
/// number alone, and the error grows with its logarithm. Start from <c>default</c>.
/// </summary>
internal struct PairwiseSum<T> where T : unmanaged, INumberBase<T>
{
    private Levels _levels;
    private ulong _count;

    /// <summary>Appends one partial sum.</summary>
    public void Add(T partial)
    {
        // Bit l of the count says that level l holds a finished subtree of 2^l partials.
        int level = 0;
        for (; (_count >> level & 1) != 0; level++)
        {
            partial = _levels[level] + partial;
        }

        _levels[level] = partial;
        _count++;
    }

    /// <summary>The sum of all partials so far, 0 for none.</summary>
    public readonly T Total()
    {
        T total = T.Zero;
        bool any = false;
        for (int level = 0; level < 64 && _count >> level != 0; level++)
        {
            if ((_count >> level & 1) == 0)
            {
                continue;
            }

            total = any ? _levels[level] + total : _levels[level];
            any = true;
        }

        return total;
    }

    [InlineArray(64)]
    private struct Levels
    {
        private T _first;
    }
}
