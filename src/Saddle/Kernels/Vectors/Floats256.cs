using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Saddle.Kernels.Vectors;

/// <summary>Lanes of 256 bits.</summary>
internal readonly unsafe struct Floats256<T>(Vector256<T> value) : IFloats<Floats256<T>>
    where T : unmanaged
{
    private readonly Vector256<T> _value = value;

    public static int Count => Vector256<T>.Count;

    public static bool IsSingle => typeof(T) == typeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Load(void* source) => new(Vector256.Load((T*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(void* target) => _value.Store((T*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, T>())
        : new(Vector256.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Broadcast(void* source) => new(Vector256.Create(*(T*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> CreateBits(ulong bits) => typeof(T) == typeof(float)
        ? new(Vector256.Create((uint)bits).As<uint, T>())
        : new(Vector256.Create(bits).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator +(Floats256<T> left, Floats256<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator -(Floats256<T> left, Floats256<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator *(Floats256<T> left, Floats256<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator /(Floats256<T> left, Floats256<T> right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator -(Floats256<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator &(Floats256<T> left, Floats256<T> right) => new(left._value & right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> operator |(Floats256<T> left, Floats256<T> right) => new(left._value | right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> MultiplyAdd(Floats256<T> left, Floats256<T> right, Floats256<T> addend) =>
        FusedMultiplyAdd.IsSupported ? Fused(left, right, addend) : left * right + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Fused(Floats256<T> left, Floats256<T> right, Floats256<T> addend) =>
        typeof(T) == typeof(float)
        ? new(Vector256.FusedMultiplyAdd(
            left._value.As<T, float>(), right._value.As<T, float>(), addend._value.As<T, float>()).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(
            left._value.As<T, double>(), right._value.As<T, double>(), addend._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Abs(Floats256<T> value) => new(Vector256.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Sqrt(Floats256<T> value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Floor(Floats256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Floor(value._value.As<T, float>()).As<float, T>())
        : new(Vector256.Floor(value._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Round(Floats256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Round(value._value.As<T, float>()).As<float, T>())
        : new(Vector256.Round(value._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> NativeMax(Floats256<T> left, Floats256<T> right) =>
        new(Vector256.MaxNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> NativeMin(Floats256<T> left, Floats256<T> right) =>
        new(Vector256.MinNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Greater(Floats256<T> left, Floats256<T> right) =>
        new(Vector256.GreaterThan(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> GreaterOrEqual(Floats256<T> left, Floats256<T> right) =>
        new(Vector256.GreaterThanOrEqual(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Equal(Floats256<T> left, Floats256<T> right) =>
        new(Vector256.Equals(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> Select(Floats256<T> mask, Floats256<T> whenSet, Floats256<T> whenClear) =>
        new(Vector256.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> AddBits(Floats256<T> left, Floats256<T> right) => typeof(T) == typeof(float)
        ? new((left._value.As<T, uint>() + right._value.As<T, uint>()).As<uint, T>())
        : new((left._value.As<T, ulong>() + right._value.As<T, ulong>()).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> ShiftLeftBits(Floats256<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._value.As<T, uint>() << count).As<uint, T>())
        : new((value._value.As<T, ulong>() << count).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats256<T> ShiftRightBits(Floats256<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._value.As<T, uint>() >>> count).As<uint, T>())
        : new((value._value.As<T, ulong>() >>> count).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Floats256<T> mask) => mask._value.AsByte() != Vector256<byte>.Zero;
}
