using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Workers;

/// <summary>Measures a machine's limits by short loops on all threads of a pool; takes a tenth of a second.</summary>
internal sealed unsafe class LimitProbe : IParallelBody, IDisposable
{
    private const long Smallest = 64 << 10;
    private const long Largest = 64 << 20;
    private const int Trials = 8;
    private const int Rounds = 40_000;
    private const int Chains = 12;
    private const long MovedPerTrial = 16 << 20;

    private readonly WorkerPool _pool;
    private readonly delegate*<int, float> _multiply;
    private readonly delegate*<float*, float*, long, void> _copy;
    private readonly int _lanes;
    private readonly byte* _memory = (byte*)NativeMemory.AlignedAlloc((nuint)Largest, 4096);
    private long _moved;
    private readonly float[] _sums;

    private LimitProbe(WorkerPool pool, VectorWidth width)
    {
        (_pool, _sums) = (pool, new float[pool.Threads]);
        switch (width)
        {
            case VectorWidth.Bits512:
                _lanes = Vector512<float>.Count;
                _multiply = &Multiply<Vector512<float>, Lanes512<float>>;
                _copy = &Copy<Vector512<float>, Lanes512<float>>;
                break;
            case VectorWidth.Bits256:
                _lanes = Vector256<float>.Count;
                _multiply = &Multiply<Vector256<float>, Lanes256<float>>;
                _copy = &Copy<Vector256<float>, Lanes256<float>>;
                break;
            default:
                _lanes = Vector128<float>.Count;
                _multiply = &Multiply<Vector128<float>, Lanes128<float>>;
                _copy = &Copy<Vector128<float>, Lanes128<float>>;
                break;
        }

        NativeMemory.Clear(_memory, (nuint)Largest);
    }

    /// <summary>The limits of a pool's threads together, using registers of a width.</summary>
    public static MachineLimits Measure(WorkerPool pool, VectorWidth width)
    {
        using var probe = new LimitProbe(pool, width);
        double flops = 2.0 * Rounds * Chains * probe._lanes * pool.Threads / probe.Fastest();
        var copies = new List<(long, double)>();
        for (long bytes = Smallest * ((pool.Threads + 127) / 128); bytes <= Largest; bytes *= 4)
        {
            probe._moved = bytes;
            copies.Add((bytes, bytes * Repeats(bytes) / probe.Fastest()));
        }

        return new MachineLimits(pool.Threads, flops, copies);
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    void IParallelBody.Run(int index, int worker)
    {
        if (_moved == 0)
        {
            _sums[index] = _multiply(Rounds);
            return;
        }

        // Each piece has its own source and target next to each other.
        long elements = _moved / 2 / _pool.Threads / sizeof(float) / 64 * 64;
        float* source = (float*)_memory + index * 2 * elements;
        for (long repeat = 0; repeat < Repeats(_moved); repeat++)
        {
            _copy(source, source + elements, elements);
        }
    }

    private static long Repeats(long bytes) => Math.Max(1, MovedPerTrial / bytes);

    /// <summary>Seconds of the fastest of several trials, each thread doing one piece.</summary>
    private double Fastest()
    {
        double least = double.MaxValue;
        for (int trial = 0; trial < Trials; trial++)
        {
            long start = Stopwatch.GetTimestamp();
            _pool.For(_pool.Threads, this);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Multiply<TVector, TLanes>(int rounds)
        where TVector : struct
        where TLanes : ILanes<TVector, float>
    {
        // As many independent chains as hide the latency of two units and fit the registers of every width.
        (TVector factor, TVector addend) = (TLanes.Broadcast(0.5f), TLanes.Broadcast(1));
        TVector a = addend, b = addend, c = addend, d = addend, e = addend, f = addend;
        TVector g = addend, h = addend, i = addend, j = addend, k = addend, l = addend;
        for (int round = 0; round < rounds; round++)
        {
            a = TLanes.MultiplyAdd(a, factor, addend);
            b = TLanes.MultiplyAdd(b, factor, addend);
            c = TLanes.MultiplyAdd(c, factor, addend);
            d = TLanes.MultiplyAdd(d, factor, addend);
            e = TLanes.MultiplyAdd(e, factor, addend);
            f = TLanes.MultiplyAdd(f, factor, addend);
            g = TLanes.MultiplyAdd(g, factor, addend);
            h = TLanes.MultiplyAdd(h, factor, addend);
            i = TLanes.MultiplyAdd(i, factor, addend);
            j = TLanes.MultiplyAdd(j, factor, addend);
            k = TLanes.MultiplyAdd(k, factor, addend);
            l = TLanes.MultiplyAdd(l, factor, addend);
        }

        TVector left = TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(e, f));
        TVector right = TLanes.Add(TLanes.Add(TLanes.Add(g, h), TLanes.Add(i, j)), TLanes.Add(k, l));
        return TLanes.Sum(TLanes.Add(left, right));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TVector, TLanes>(float* source, float* target, long count)
        where TVector : struct
        where TLanes : ILanes<TVector, float>
    {
        for (long at = 0; at < count; at += 4 * TLanes.Count)
        {
            TLanes.Store(TLanes.Load(source + at), target + at);
            TLanes.Store(TLanes.Load(source + at + TLanes.Count), target + at + TLanes.Count);
            TLanes.Store(TLanes.Load(source + at + 2 * TLanes.Count), target + at + 2 * TLanes.Count);
            TLanes.Store(TLanes.Load(source + at + 3 * TLanes.Count), target + at + 3 * TLanes.Count);
        }
    }
}
