using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Planning;

/// <summary>How a node's elements lie in the memory of another one: sizes and strides in elements, outermost
/// first.</summary>
internal sealed record View(Tensor Base, ValueList<int> Sizes, ValueList<long> Strides, long Offset)
{
    /// <summary>Whether element i of the view is element i of the base, for every i.</summary>
    public bool IsIdentity => Offset == 0 && IsContiguous && Count == Base.Shape.Count;

    /// <summary>Whether the elements lie one after the other.</summary>
    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int axis = Sizes.Count - 1; axis >= 0; axis--)
            {
                if (Sizes[axis] != 1 && Strides[axis] != expected)
                {
                    return false;
                }

                expected *= Sizes[axis];
            }

            return true;
        }
    }

    /// <summary>Whether every element is the same one.</summary>
    public bool IsScalar
    {
        get
        {
            for (int axis = 0; axis < Sizes.Count; axis++)
            {
                if (Sizes[axis] != 1 && Strides[axis] != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public long Count
    {
        get
        {
            long count = 1;
            foreach (int size in Sizes)
            {
                count *= size;
            }

            return count;
        }
    }

    /// <summary>How many elements of the base it shows; repeated ones count once.</summary>
    public long Places
    {
        get
        {
            long places = 1;
            for (int axis = 0; axis < Sizes.Count; axis++)
            {
                places *= Strides[axis] == 0 && Sizes[axis] > 0 ? 1 : Sizes[axis];
            }

            return places;
        }
    }

    /// <summary>A node as it lies in its own memory.</summary>
    public static View Whole(Tensor node) =>
        new(node, ValueList.Create(node.Shape.Sizes), ValueList.Create<long>(node.Shape.Strides()), 0);

    /// <summary>Whether an op only looks at its input's memory in another way.</summary>
    public static bool IsViewing(Tensor node) => node.Op is ReshapeOp or BroadcastOp or SliceOp;

    /// <summary>This view seen through one viewing op; null where the result has no strides.</summary>
    public View? Through(Op op, Shape result) => op switch
    {
        BroadcastOp => Repeat(result),
        SliceOp slice => Cut(slice),
        ReshapeOp => Regroup(result),
        _ => null,
    };

    /// <summary>The same elements in the same order with as few axes as possible.</summary>
    public View Collapsed()
    {
        var sizes = new List<int>();
        var strides = new List<long>();
        for (int axis = 0; axis < Sizes.Count; axis++)
        {
            if (Sizes[axis] == 1)
            {
                continue;
            }

            int last = sizes.Count - 1;
            bool continues = last >= 0 && strides[last] == Strides[axis] * Sizes[axis]
                && (long)sizes[last] * Sizes[axis] <= int.MaxValue;
            if (continues)
            {
                sizes[last] *= Sizes[axis];
                strides[last] = Strides[axis];
            }
            else
            {
                sizes.Add(Sizes[axis]);
                strides.Add(Strides[axis]);
            }
        }

        return this with { Sizes = ValueList.Create<int>([.. sizes]), Strides = ValueList.Create<long>([.. strides]) };
    }

    private View Repeat(Shape result)
    {
        long[] strides = new long[result.Rank];
        for (int axis = 0; axis < strides.Length; axis++)
        {
            strides[axis] = Sizes[axis] == result[axis] ? Strides[axis] : 0;
        }

        return this with { Sizes = ValueList.Create(result.Sizes), Strides = ValueList.Create<long>(strides) };
    }

    private View Cut(SliceOp slice)
    {
        long offset = Offset;
        long[] strides = new long[Sizes.Count];
        for (int axis = 0; axis < strides.Length; axis++)
        {
            offset += slice.Starts[axis] * Strides[axis];
            strides[axis] = slice.Shape[axis] > 1 ? Strides[axis] * slice.Steps[axis] : Strides[axis];
        }

        return new View(Base, ValueList.Create(slice.Shape.Sizes), ValueList.Create<long>(strides), offset);
    }

    /// <summary>Merges what lies evenly, then splits it into the new sizes from the innermost axis outwards.</summary>
    private View? Regroup(Shape result)
    {
        View merged = Collapsed();
        long[] strides = new long[result.Rank];
        int from = merged.Sizes.Count - 1;
        long left = from >= 0 ? merged.Sizes[from] : 1;
        long stride = from >= 0 ? merged.Strides[from] : 1;
        for (int axis = result.Rank - 1; axis >= 0; axis--)
        {
            if (result[axis] <= 1)
            {
                continue;
            }

            if (left == 1 && from > 0)
            {
                from--;
                left = merged.Sizes[from];
                stride = merged.Strides[from];
            }

            if (left % result[axis] != 0)
            {
                return null;
            }

            strides[axis] = stride;
            stride *= result[axis];
            left /= result[axis];
        }

        return this with { Sizes = ValueList.Create(result.Sizes), Strides = ValueList.Create<long>(strides) };
    }
}
