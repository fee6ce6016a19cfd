using System.Numerics;
using System.Runtime.InteropServices;

namespace Saddle.Tests.Kernels;

/// <summary>A native buffer between two margins of NaN, so that reads beyond either end show in the result.</summary>
internal sealed unsafe class NativeValues<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Margin = 64;
    private readonly T* _memory;

    public NativeValues(long length)
    {
        Length = (int)length;
        _memory = (T*)NativeMemory.AlignedAlloc((nuint)((length + 2 * Margin) * sizeof(T)), 64);
        new Span<T>(_memory, Length + 2 * Margin).Fill(T.NaN);
    }

    public int Length { get; }

    public T* Pointer => _memory + Margin;

    public Span<T> Span => new(Pointer, Length);

    /// <summary>Whether nothing was written outside of the buffer.</summary>
    public bool MarginsIntact
    {
        get
        {
            for (int at = 0; at < Margin; at++)
            {
                if (!T.IsNaN(_memory[at]) || !T.IsNaN(Pointer[Length + at]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Integers in [-4, 4]: their products and sums are exact, so results can be compared for
    /// equality.</summary>
    public static NativeValues<T> Integers(long length, int seed)
    {
        NativeValues<T> values = new(length);
        Random random = new(seed);
        foreach (ref T value in values.Span)
        {
            value = T.CreateChecked(random.Next(-4, 5));
        }

        return values;
    }

    /// <summary>Uniform numbers in [-1, 1).</summary>
    public static NativeValues<T> Uniform(long length, int seed)
    {
        NativeValues<T> values = new(length);
        Random random = new(seed);
        foreach (ref T value in values.Span)
        {
            value = T.CreateChecked(random.NextDouble() * 2 - 1);
        }

        return values;
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
