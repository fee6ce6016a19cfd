using System.Collections;
using System.Runtime.CompilerServices;
using Saddle.Graphs;

namespace Saddle;

/// <summary>The sizes of a tensor's axes, outermost first; a scalar has none. Immutable, equal by value.</summary>
/// <remarks>Write it as a collection: <c>Shape s = [64, 3, 32, 32];</c>. Sizes may be zero.</remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IEnumerable<int>
{
    /// <summary>The most axes a tensor may have; kernels walk views of up to this many.</summary>
    internal const int MaxRank = 16;

    private readonly ValueList<int> _sizes;

    private Shape(ValueList<int> sizes) => _sizes = sizes;

    /// <summary>The number of axes.</summary>
    public int Rank => _sizes.Count;

    /// <summary>The sizes as a span.</summary>
    public ReadOnlySpan<int> Sizes => _sizes.Span;

    /// <summary>The number of elements: the product of all sizes, 1 for a scalar.</summary>
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

    /// <summary>The size of one axis.</summary>
    /// <param name="axis">From 0, or from the end with <c>^</c>.</param>
    public int this[Index axis] => Sizes[axis];

    /// <summary>A shape from its sizes.</summary>
    /// <exception cref="ShapeException">
    /// A size is negative, the element count exceeds 2^40, or there are more than 16 axes.
    /// </exception>
    public static Shape Create(ReadOnlySpan<int> sizes)
    {
        if (sizes.Length > MaxRank)
        {
            throw new ShapeException(
                $"shape: a tensor has at most {MaxRank} axes. "
                    + $"Got {sizes.Length}: [{string.Join(", ", sizes.ToArray())}]. "
                    + "Merge neighbouring axes with Reshape.");
        }

        long count = sizes.Contains(0) ? 0 : 1;
        foreach (int size in sizes)
        {
            if (size < 0 || (size > 0 && count > (1L << 40) / size))
            {
                throw new ShapeException(
                    $"shape: sizes must be non-negative with at most 2^40 elements in all. "
                        + $"Got [{string.Join(", ", sizes.ToArray())}]. Correct the sizes.");
            }

            count *= size;
        }

        return new Shape(ValueList.Create(sizes));
    }

    /// <summary>This shape without the given axes.</summary>
    internal Shape Without(ValueList<int> axes)
    {
        int[] kept = new int[Rank - axes.Count];
        for (int axis = 0, next = 0; axis < Rank; axis++)
        {
            if (!axes.Span.Contains(axis))
            {
                kept[next++] = Sizes[axis];
            }
        }

        return Create(kept);
    }

    /// <summary>This shape with one axis resized.</summary>
    internal Shape With(int axis, int size)
    {
        int[] sizes = Sizes.ToArray();
        sizes[axis] = size;
        return Create(sizes);
    }

    /// <summary>Distance in elements between neighbours along each axis of a contiguous tensor.</summary>
    internal long[] Strides()
    {
        long[] strides = new long[Rank];
        long stride = 1;
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Sizes[axis];
        }

        return strides;
    }

    /// <summary>Whether both shapes have the same sizes.</summary>
    public bool Equals(Shape other) => _sizes.Equals(other._sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _sizes.GetHashCode();

    /// <summary>The sizes in brackets, such as <c>[64, 3, 32, 32]</c>.</summary>
    public override string ToString() => _sizes.ToString();

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => _sizes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sizes, wherever a list of sizes is taken.</summary>
    public static implicit operator ReadOnlySpan<int>(Shape shape) => shape.Sizes;

    /// <summary>Whether both shapes have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether the shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);
}
