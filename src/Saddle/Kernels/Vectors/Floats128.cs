using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Saddle.Kernels.Vectors;

/// <summary>Lanes of 128 bits.</summary>
internal readonly unsafe struct Floats128<T>(Vector128<T> value) : IFloats<Floats128<T>>
    where T : unmanaged
{
    private readonly Vector128<T> _value = value;

    public static int Count => Vector128<T>.Count;

    public static bool IsSingle => typeof(T) == typeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Load(void* source) => new(Vector128.Load((T*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(void* target) => _value.Store((T*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector128.Create((float)value).As<float, T>())
        : new(Vector128.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Broadcast(void* source) => new(Vector128.Create(*(T*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> CreateBits(ulong bits) => typeof(T) == typeof(float)
        ? new(Vector128.Create((uint)bits).As<uint, T>())
        : new(Vector128.Create(bits).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator +(Floats128<T> left, Floats128<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator -(Floats128<T> left, Floats128<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator *(Floats128<T> left, Floats128<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator /(Floats128<T> left, Floats128<T> right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator -(Floats128<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator &(Floats128<T> left, Floats128<T> right) => new(left._value & right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> operator |(Floats128<T> left, Floats128<T> right) => new(left._value | right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> MultiplyAdd(Floats128<T> left, Floats128<T> right, Floats128<T> addend) =>
        FusedMultiplyAdd.IsSupported ? Fused(left, right, addend) : left * right + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Fused(Floats128<T> left, Floats128<T> right, Floats128<T> addend) =>
        typeof(T) == typeof(float)
        ? new(Vector128.FusedMultiplyAdd(
            left._value.As<T, float>(), right._value.As<T, float>(), addend._value.As<T, float>()).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(
            left._value.As<T, double>(), right._value.As<T, double>(), addend._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Abs(Floats128<T> value) => new(Vector128.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Sqrt(Floats128<T> value) => new(Vector128.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Floor(Floats128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Floor(value._value.As<T, float>()).As<float, T>())
        : new(Vector128.Floor(value._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Round(Floats128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Round(value._value.As<T, float>()).As<float, T>())
        : new(Vector128.Round(value._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> NativeMax(Floats128<T> left, Floats128<T> right) =>
        new(Vector128.MaxNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> NativeMin(Floats128<T> left, Floats128<T> right) =>
        new(Vector128.MinNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Greater(Floats128<T> left, Floats128<T> right) =>
        new(Vector128.GreaterThan(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> GreaterOrEqual(Floats128<T> left, Floats128<T> right) =>
        new(Vector128.GreaterThanOrEqual(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Equal(Floats128<T> left, Floats128<T> right) =>
        new(Vector128.Equals(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> Select(Floats128<T> mask, Floats128<T> whenSet, Floats128<T> whenClear) =>
        new(Vector128.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> AddBits(Floats128<T> left, Floats128<T> right) => typeof(T) == typeof(float)
        ? new((left._value.As<T, uint>() + right._value.As<T, uint>()).As<uint, T>())
        : new((left._value.As<T, ulong>() + right._value.As<T, ulong>()).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> ShiftLeftBits(Floats128<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._value.As<T, uint>() << count).As<uint, T>())
        : new((value._value.As<T, ulong>() << count).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats128<T> ShiftRightBits(Floats128<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._value.As<T, uint>() >>> count).As<uint, T>())
        : new((value._value.As<T, ulong>() >>> count).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Floats128<T> mask) => mask._value.AsByte() != Vector128<byte>.Zero;
}
