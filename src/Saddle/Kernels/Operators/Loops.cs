using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Operators;

/// <summary>out = f(x), lane by lane.</summary>
internal interface IUnaryOperator
{
    static abstract V Apply<V>(V x)
        where V : unmanaged, IFloats<V>;
}

/// <summary>out = f(x, y), lane by lane.</summary>
internal interface IBinaryOperator
{
    static abstract V Apply<V>(V x, V y)
        where V : unmanaged, IFloats<V>;
}

/// <summary>out = f(x, y, z), lane by lane.</summary>
internal interface ITernaryOperator
{
    static abstract V Apply<V>(V x, V y, V z)
        where V : unmanaged, IFloats<V>;
}

/// <summary>How a loop reads an operand: an array, or one element for all.</summary>
internal interface IOperand
{
    static abstract bool IsScalar { get; }
}

/// <summary>An operand with one element for each output.</summary>
internal readonly struct ArrayOperand : IOperand
{
    public static bool IsScalar => false;
}

/// <summary>An operand of one element, the same for all outputs.</summary>
internal readonly struct ScalarOperand : IOperand
{
    public static bool IsScalar => true;
}

/// <summary>
/// The vectorised loops every elementwise operator runs through. The output may be exactly one of the inputs, and must
/// otherwise not overlap them. The last, partial vector goes through the same formula as the others (it is read before
/// anything is written and may overlap its predecessor), so the bits of a result depend on its operands alone.
/// Optimised at first call, so that the first step of a run is no slower than the last.
/// </summary>
internal static unsafe class Loops
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unary<TOperator, V, T>(T* x, T* target, int count)
        where TOperator : struct, IUnaryOperator
        where V : unmanaged, IFloats<V> where T : unmanaged
    {
        if (count < V.Count)
        {
            Short<UnaryAsTernary<TOperator>, V, T>(x, 1, x, 0, x, 0, target, count);
            return;
        }

        int last = count - V.Count;
        V tail = V.Load(x + last);
        for (int i = 0; i < last; i += V.Count)
        {
            TOperator.Apply<V>(V.Load(x + i)).Store(target + i);
        }

        TOperator.Apply<V>(tail).Store(target + last);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Binary<TOperator, V, T, TX, TY>(T* x, T* y, T* target, int count)
        where TOperator : struct, IBinaryOperator
        where V : unmanaged, IFloats<V> where T : unmanaged
        where TX : struct, IOperand where TY : struct, IOperand
    {
        if (count < V.Count)
        {
            int stepX = TX.IsScalar ? 0 : 1, stepY = TY.IsScalar ? 0 : 1;
            Short<BinaryAsTernary<TOperator>, V, T>(x, stepX, y, stepY, x, 0, target, count);
            return;
        }

        int last = count - V.Count;
        V tailX = TX.IsScalar ? V.Broadcast(x) : V.Load(x + last);
        V tailY = TY.IsScalar ? V.Broadcast(y) : V.Load(y + last);
        for (int i = 0; i < last; i += V.Count)
        {
            V left = TX.IsScalar ? tailX : V.Load(x + i);
            V right = TY.IsScalar ? tailY : V.Load(y + i);
            TOperator.Apply<V>(left, right).Store(target + i);
        }

        TOperator.Apply<V>(tailX, tailY).Store(target + last);
    }

    /// <summary>Bit 0, 1, 2 of <paramref name="scalars"/> set: x, y, z is one element for all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Ternary<TOperator, V, T>(T* x, T* y, T* z, T* target, int count, int scalars)
        where TOperator : struct, ITernaryOperator
        where V : unmanaged, IFloats<V> where T : unmanaged
    {
        bool scalarX = (scalars & 1) != 0, scalarY = (scalars & 2) != 0, scalarZ = (scalars & 4) != 0;
        if (count < V.Count)
        {
            int stepX = scalarX ? 0 : 1, stepY = scalarY ? 0 : 1, stepZ = scalarZ ? 0 : 1;
            Short<TOperator, V, T>(x, stepX, y, stepY, z, stepZ, target, count);
            return;
        }

        int last = count - V.Count;
        V tailX = scalarX ? V.Broadcast(x) : V.Load(x + last);
        V tailY = scalarY ? V.Broadcast(y) : V.Load(y + last);
        V tailZ = scalarZ ? V.Broadcast(z) : V.Load(z + last);
        for (int i = 0; i < last; i += V.Count)
        {
            V first = scalarX ? tailX : V.Load(x + i);
            V second = scalarY ? tailY : V.Load(y + i);
            V third = scalarZ ? tailZ : V.Load(z + i);
            TOperator.Apply<V>(first, second, third).Store(target + i);
        }

        TOperator.Apply<V>(tailX, tailY, tailZ).Store(target + last);
    }

    /// <summary>Fewer elements than lanes: the same formula, on padded copies.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Short<TOperator, V, T>(
        T* x, int stepX, T* y, int stepY, T* z, int stepZ, T* target, int count)
        where TOperator : struct, ITernaryOperator
        where V : unmanaged, IFloats<V> where T : unmanaged
    {
        if (count <= 0)
        {
            return;
        }

        V first = LoadSome<V, T>(x, stepX, count);
        V second = LoadSome<V, T>(y, stepY, count);
        V third = LoadSome<V, T>(z, stepZ, count);
        T* results = stackalloc T[16];
        TOperator.Apply<V>(first, second, third).Store(results);
        for (int i = 0; i < count; i++)
        {
            target[i] = results[i];
        }
    }

    private static V LoadSome<V, T>(T* source, int step, int count)
        where V : unmanaged, IFloats<V> where T : unmanaged
    {
        if (step == 0)
        {
            return V.Broadcast(source);
        }

        T* padded = stackalloc T[16];
        for (int i = 0; i < count; i++)
        {
            padded[i] = source[i];
        }

        for (int i = count; i < V.Count; i++)
        {
            padded[i] = *source;
        }

        return V.Load(padded);
    }

    private readonly struct UnaryAsTernary<TOperator> : ITernaryOperator where TOperator : struct, IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V>(V x, V y, V z)
            where V : unmanaged, IFloats<V> =>
            TOperator.Apply<V>(x);
    }

    private readonly struct BinaryAsTernary<TOperator> : ITernaryOperator where TOperator : struct, IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V>(V x, V y, V z)
            where V : unmanaged, IFloats<V> =>
            TOperator.Apply<V>(x, y);
    }
}
