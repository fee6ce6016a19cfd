namespace Saddle.Kernels.Vectors;

/// <summary>
/// A vector of floats or of doubles, of one hardware width. Formulas written against it compile
/// to each width; every member acts on each lane alone, so a result never depends on its neighbours. Comparisons give
/// masks (all bits set or none). "Bits" members see each lane as an unsigned integer of its own size.
/// </summary>
internal unsafe interface IFloats<TSelf>
    where TSelf : unmanaged, IFloats<TSelf>
{
    static abstract int Count { get; }

    /// <summary>Whether lanes are floats; doubles otherwise.</summary>
    static abstract bool IsSingle { get; }

    static abstract TSelf Load(void* source);

    void Store(void* target);

    /// <summary>All lanes hold <paramref name="value"/>, rounded to the element type.</summary>
    static abstract TSelf Create(double value);

    /// <summary>All lanes hold the one element at <paramref name="source"/>.</summary>
    static abstract TSelf Broadcast(void* source);

    static abstract TSelf CreateBits(ulong bits);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>left·right + addend, with one rounding where the processor has an instruction for it, else with
    /// two.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>left·right + addend with one rounding; slow where there is no instruction for it.</summary>
    static abstract TSelf Fused(TSelf left, TSelf right, TSelf addend);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Floor(TSelf value);

    /// <summary>Nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>left > right ? left : right; the right operand where either is NaN.</summary>
    static abstract TSelf NativeMax(TSelf left, TSelf right);

    /// <summary>left &lt; right ? left : right; the right operand where either is NaN.</summary>
    static abstract TSelf NativeMin(TSelf left, TSelf right);

    static abstract TSelf Greater(TSelf left, TSelf right);

    static abstract TSelf GreaterOrEqual(TSelf left, TSelf right);

    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    static abstract TSelf AddBits(TSelf left, TSelf right);

    static abstract TSelf ShiftLeftBits(TSelf value, int count);

    static abstract TSelf ShiftRightBits(TSelf value, int count);

    /// <summary>Whether any lane of a mask is set.</summary>
    static abstract bool Any(TSelf mask);
}
