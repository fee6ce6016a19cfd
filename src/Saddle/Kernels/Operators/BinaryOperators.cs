using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Operators;

internal readonly struct AddOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        x + y;
}

internal readonly struct SubtractOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        x - y;
}

internal readonly struct MultiplyOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        x * y;
}

internal readonly struct DivideOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        x / y;
}

internal readonly struct SlopeProductOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.Select(V.Equal(x, V.Create(0)), x, V.Select(V.Equal(y, V.Create(0)), y, x * y));
}

internal readonly struct SlopeQuotientOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.Select(V.Equal(x, V.Create(0)), x, x / y);
}

internal readonly struct TanhSlopeOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        Elementary.TanhSlope(x, y);
}

internal readonly struct SigmoidSlopeOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        Elementary.SigmoidSlope(x, y);
}

internal readonly struct MaximumOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        Elementary.Maximum(x, y);
}

internal readonly struct MinimumOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        Elementary.Minimum(x, y);
}

internal readonly struct PowerOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        Elementary.Power(x, y);
}

internal readonly struct GreaterOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.Greater(x, y) & V.Create(1);
}

internal readonly struct GreaterOrEqualOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.GreaterOrEqual(x, y) & V.Create(1);
}

internal readonly struct EqualOperator : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y) where V : unmanaged, IFloats<V> =>
        V.Equal(x, y) & V.Create(1);
}

internal readonly struct SelectOperator : ITernaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y, V z) where V : unmanaged, IFloats<V> =>
        V.Select(V.Equal(x, V.Create(0)), z, y);
}

internal readonly struct WhereGreaterOperator : ITernaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V y, V z) where V : unmanaged, IFloats<V> => V.Greater(x, y) & z;
}
