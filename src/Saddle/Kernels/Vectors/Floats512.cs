using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Saddle.Kernels.Vectors;

/// <summary>Lanes of 512 bits.</summary>
internal readonly unsafe struct Floats512<T>(Vector512<T> value) : IFloats<Floats512<T>>
    where T : unmanaged
{
    private readonly Vector512<T> _value = value;

    public static int Count => Vector512<T>.Count;

    public static bool IsSingle => typeof(T) == typeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Load(void* source) => new(Vector512.Load((T*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(void* target) => _value.Store((T*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector512.Create((float)value).As<float, T>())
        : new(Vector512.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Broadcast(void* source) => new(Vector512.Create(*(T*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> CreateBits(ulong bits) => typeof(T) == typeof(float)
        ? new(Vector512.Create((uint)bits).As<uint, T>())
        : new(Vector512.Create(bits).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator +(Floats512<T> left, Floats512<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator -(Floats512<T> left, Floats512<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator *(Floats512<T> left, Floats512<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator /(Floats512<T> left, Floats512<T> right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator -(Floats512<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator &(Floats512<T> left, Floats512<T> right) => new(left._value & right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> operator |(Floats512<T> left, Floats512<T> right) => new(left._value | right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> MultiplyAdd(Floats512<T> left, Floats512<T> right, Floats512<T> addend) =>
        Fused(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Fused(Floats512<T> left, Floats512<T> right, Floats512<T> addend) =>
        typeof(T) == typeof(float)
        ? new(Vector512.FusedMultiplyAdd(
            left._value.As<T, float>(), right._value.As<T, float>(), addend._value.As<T, float>()).As<float, T>())
        : new(Vector512.FusedMultiplyAdd(
            left._value.As<T, double>(), right._value.As<T, double>(), addend._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Abs(Floats512<T> value) => new(Vector512.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Sqrt(Floats512<T> value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Floor(Floats512<T> value) => typeof(T) == typeof(float)
        ? new(Vector512.Floor(value._value.As<T, float>()).As<float, T>())
        : new(Vector512.Floor(value._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Round(Floats512<T> value) => typeof(T) == typeof(float)
        ? new(Vector512.Round(value._value.As<T, float>()).As<float, T>())
        : new(Vector512.Round(value._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> NativeMax(Floats512<T> left, Floats512<T> right) =>
        new(Vector512.MaxNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> NativeMin(Floats512<T> left, Floats512<T> right) =>
        new(Vector512.MinNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Greater(Floats512<T> left, Floats512<T> right) =>
        new(Vector512.GreaterThan(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> GreaterOrEqual(Floats512<T> left, Floats512<T> right) =>
        new(Vector512.GreaterThanOrEqual(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Equal(Floats512<T> left, Floats512<T> right) =>
        new(Vector512.Equals(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> Select(Floats512<T> mask, Floats512<T> whenSet, Floats512<T> whenClear) =>
        new(Vector512.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> AddBits(Floats512<T> left, Floats512<T> right) => typeof(T) == typeof(float)
        ? new((left._value.As<T, uint>() + right._value.As<T, uint>()).As<uint, T>())
        : new((left._value.As<T, ulong>() + right._value.As<T, ulong>()).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> ShiftLeftBits(Floats512<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._value.As<T, uint>() << count).As<uint, T>())
        : new((value._value.As<T, ulong>() << count).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512<T> ShiftRightBits(Floats512<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._value.As<T, uint>() >>> count).As<uint, T>())
        : new((value._value.As<T, ulong>() >>> count).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Floats512<T> mask) => mask._value.AsByte() != Vector512<byte>.Zero;
}
