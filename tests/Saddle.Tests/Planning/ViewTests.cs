using Saddle.Ops;
using Saddle.Planning;
using Xunit;

namespace Saddle.Tests.Planning;

public class ViewTests
{
    [Fact]
    public void Views_read_the_elements_that_the_ops_name()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            Shape shape = [random.Next(1, 5), random.Next(1, 5), random.Next(1, 7)];
            Tensor node = Tensor.Input(0, "x", shape, ElementType.Float32);
            var view = View.Whole(node);
            long[] elements = [.. Enumerable.Range(0, (int)node.Shape.Count).Select(i => (long)i)];
            for (int step = 0; step < 5; step++)
            {
                Tensor next = Look(node, random);
                elements = Follow(next, node, elements);
                View? seen = ReferenceEquals(next, node) ? view : view.Through(next.Op, next.Shape);
                if (seen is null)
                {
                    // Only regrouping what lies unevenly may have no strides.
                    Assert.IsType<ReshapeOp>(next.Op);
                    Assert.False(view.IsContiguous);
                    break;
                }

                (view, node) = (seen, next);
                Assert.Equal(elements, Addresses(view));
                Assert.Equal(elements, Addresses(view.Collapsed()));
                Assert.Equal(elements.Distinct().Count(), view.Places);
                Assert.Equal(view.Collapsed(), view.Collapsed().Collapsed());
            }
        }
    }

    [Fact]
    public void A_view_is_regrouped_where_its_axes_lie_evenly()
    {
        View rows = View.Whole(Tensor.Input(0, "x", [6, 10], ElementType.Float32))
            .Through(new SliceOp([0, 0], [3, 10], [2, 1]), [3, 10])!;
        Assert.NotNull(rows.Through(new ReshapeOp([3, 2, 5]), [3, 2, 5]));
        Assert.Null(rows.Through(new ReshapeOp([30]), [30]));
    }

    private static Tensor Look(Tensor x, Random random)
    {
        int axis = random.Next(x.Rank);
        int size = x.Shape[axis];
        return random.Next(4) switch
        {
            0 => x.Slice(axis, random.Next(size), 1),
            1 => x.Slice(axis, 0, (size + 1) / 2, size > 1 ? 2 : 1),
            2 when size == 1 => x.BroadcastTo(x.Shape.With(axis, 3)),
            2 when size % 2 == 0 => x.Reshape([.. x.Shape.Sizes[..axis], 2, size / 2, .. x.Shape.Sizes[(axis + 1)..]]),
            3 when axis > 0 =>
                x.Reshape([.. x.Shape.Sizes[..(axis - 1)], x.Shape[axis - 1] * size, .. x.Shape.Sizes[(axis + 1)..]]),
            _ => x.Reshape([1, .. x.Shape.Sizes]),
        };
    }

    /// <summary>What an op makes of the elements, by an index for every axis.</summary>
    private static long[] Follow(Tensor y, Tensor x, long[] elements)
    {
        if (y.Op is ReshapeOp || ReferenceEquals(x, y))
        {
            return elements;
        }

        long[] from = x.Shape.Strides();
        long[] to = y.Shape.Strides();
        long[] result = new long[y.Shape.Count];
        for (long i = 0; i < result.Length; i++)
        {
            long at = 0;
            for (int axis = 0; axis < y.Rank; axis++)
            {
                long index = i / to[axis] % y.Shape[axis];
                index = y.Op is SliceOp slice ? slice.Starts[axis] + index * slice.Steps[axis] : index % x.Shape[axis];
                at += index * from[axis];
            }

            result[i] = elements[at];
        }

        return result;
    }

    private static long[] Addresses(View view)
    {
        long[] addresses = new long[view.Count];
        for (long i = 0; i < addresses.Length; i++)
        {
            (long rest, long at) = (i, view.Offset);
            for (int axis = view.Sizes.Count - 1; axis >= 0; axis--)
            {
                at += rest % view.Sizes[axis] * view.Strides[axis];
                rest /= view.Sizes[axis];
            }

            addresses[i] = at;
        }

        return addresses;
    }
}
