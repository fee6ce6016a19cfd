namespace Saddle.Passes;

/// <summary>The smallest independent parts of a reshape: axes merged or split together.</summary>
/// <param name="From">Axes of the old shape that are not 1, in order.</param>
/// <param name="To">Axes of the new shape they become, in order; axes of size 1 belong to a neighbour.</param>
internal sealed record AxisGroup(int[] From, int[] To)
{
    /// <summary>The parts of the reshape between two shapes of one non-zero element count, outermost first.</summary>
    public static List<AxisGroup> Of(Shape from, Shape to)
    {
        int[] axes = [.. Enumerable.Range(0, from.Rank).Where(axis => from[axis] != 1)];
        var groups = new List<AxisGroup>();
        for (int i = 0, j = 0; i < axes.Length || j < to.Rank;)
        {
            (int firstFrom, int firstTo) = (i, j);
            j = AfterOnes(to, j);
            long old = i < axes.Length ? from[axes[i++]] : 1;
            long now = 1;
            while (old != now)
            {
                _ = old < now ? old *= from[axes[i++]] : now *= to[j++];
            }

            j = AfterOnes(to, j);
            groups.Add(new AxisGroup(axes[firstFrom..i], [.. Enumerable.Range(firstTo, j - firstTo)]));
        }

        return groups;
    }

    private static int AfterOnes(Shape shape, int axis)
    {
        while (axis < shape.Rank && shape[axis] == 1)
        {
            axis++;
        }

        return axis;
    }
}
