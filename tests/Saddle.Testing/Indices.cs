namespace Saddle.Testing;

/// <summary>Positions in tensors as lists of indices, last axis fastest.</summary>
internal static class Indices
{
    /// <summary>Every position of a shape, in the order of its elements. Each list is new.</summary>
    public static IEnumerable<int[]> Of(Shape shape)
    {
        for (long element = 0; element < shape.Count; element++)
        {
            int[] index = new int[shape.Rank];
            long rest = element;
            for (int axis = shape.Rank - 1; axis >= 0; axis--)
            {
                index[axis] = (int)(rest % shape[axis]);
                rest /= shape[axis];
            }

            yield return index;
        }
    }

    /// <summary>The element at a position.</summary>
    public static long Element(Shape shape, IReadOnlyList<int> index)
    {
        long element = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            element = element * shape[axis] + index[axis];
        }

        return element;
    }

    /// <summary>A position with one index replaced.</summary>
    public static int[] With(this int[] index, int axis, int value)
    {
        int[] changed = [.. index];
        changed[axis] = value;
        return changed;
    }
}
