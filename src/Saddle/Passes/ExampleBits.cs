namespace Saddle.Passes;

/// <summary>On which examples each element of a tensor depends: one bit per example.</summary>
/// <param name="Sizes">The tensor's axes; 1 where all places along an axis depend on the same examples.</param>
/// <param name="Bits">One entry per combination of places, in row-major order.</param>
internal sealed record ExampleBits(int[] Sizes, byte[] Bits)
{
    /// <summary>Examples that a byte can tell apart.</summary>
    public const int Most = 8;

    /// <summary>On all examples that any element depends on.</summary>
    public byte Any => Bits.Aggregate((byte)0, (all, bits) => (byte)(all | bits));

    public byte At(int[] index) => Bits[Place(Sizes, index)];

    public static ExampleBits Of(int[] sizes, Func<int[], byte> at)
    {
        byte[] bits = new byte[sizes.Aggregate(1, (count, size) => count * size)];
        int[] index = new int[sizes.Length];
        for (int i = 0; i < bits.Length; i++, Advance(sizes, index))
        {
            bits[i] = at(index);
        }

        return new ExampleBits(sizes, bits);
    }

    /// <summary>The same bits everywhere.</summary>
    public static ExampleBits Everywhere(int rank, byte bits)
    {
        int[] sizes = new int[rank];
        Array.Fill(sizes, 1);
        return new ExampleBits(sizes, [bits]);
    }

    /// <summary>Of elements that depend on one element of each tensor; the ranks are equal.</summary>
    public static ExampleBits Joined(params ExampleBits[] parts) => Of(
        [.. parts[0].Sizes.Select((_, axis) => parts.Max(part => part.Sizes[axis]))],
        index => parts.Aggregate((byte)0, (all, part) => (byte)(all | part.At(index))));

    /// <summary>Of elements that depend on all places along some axes, which keep size 1.</summary>
    public ExampleBits Over(params IEnumerable<int> axes)
    {
        int[] sizes = [.. Sizes];
        foreach (int axis in axes)
        {
            sizes[axis] = 1;
        }

        ExampleBits merged = Of(sizes, _ => 0);
        int[] index = new int[Sizes.Length];
        for (int i = 0; i < Bits.Length; i++, Advance(Sizes, index))
        {
            merged.Bits[Place(sizes, index)] |= Bits[i];
        }

        return merged;
    }

    private static int Place(int[] sizes, int[] index)
    {
        int place = 0;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            place = place * sizes[axis] + (sizes[axis] == 1 ? 0 : index[axis]);
        }

        return place;
    }

    private static void Advance(int[] sizes, int[] index)
    {
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < sizes[axis])
            {
                return;
            }

            index[axis] = 0;
        }
    }
}
