using System.Numerics;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Products;

/// <summary>The right operand of products as panels of a tile's width, packed by whoever needs one first.</summary>
/// <remarks>So packing overlaps with computing, and a panel is in the cache of the core that uses it next.</remarks>
internal sealed unsafe class RightPanels<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Claimed = 1, Ready = 2;

    private readonly GemmShape _shape;
    private readonly int _columns;
    private readonly bool _dots;
    private readonly int _direct;
    private readonly long _size;
    private bool _alone;
    private int _firstBatch;
    private T* _source;
    private T* _packed;
    private int* _states;

    public RightPanels(in GemmShape shape, TileKernel<T> kernel, bool dots)
    {
        (_shape, _columns, _dots) = (shape, kernel.Columns, dots);
        Count = dots ? 1 : (shape.Columns + _columns - 1) / _columns;
        bool packs = dots || shape.TransposeRight || (shape.Rows > 2 * kernel.Rows && shape.Inner > 8);
        _direct = packs ? 0 : shape.Columns / _columns;
        _size = (long)shape.Inner * (dots ? TileKernel<T>.MostDotColumns : _columns);
    }

    /// <summary>How many panels a product has.</summary>
    public int Count { get; }

    /// <summary>Bytes needed to keep all packed panels of one product.</summary>
    public long BytesPerBatch => (Count - _direct) * _size * sizeof(T);

    /// <summary>Prepares for products of the batches from <paramref name="firstBatch"/> on.</summary>
    /// <param name="source">The right operand.</param>
    /// <param name="firstBatch">The first to be asked for.</param>
    /// <param name="batches">How many different ones will be.</param>
    /// <param name="alone">Whether one task alone asks for each panel, so that it need not be kept.</param>
    /// <param name="scratch">Of the thread that calls.</param>
    public void Open(T* source, int firstBatch, int batches, bool alone, Scratch scratch)
    {
        (_alone, _firstBatch) = (alone, firstBatch);
        _source = source;
        if (alone)
        {
            return;
        }

        int panels = batches * (Count - _direct);
        _packed = (T*)scratch.Rent(ScratchSlot.Panels, batches * BytesPerBatch);
        _states = (int*)scratch.Rent(ScratchSlot.PanelStates, panels * (long)sizeof(int));
        new Span<int>(_states, panels).Clear();
    }

    /// <summary>Points a tile at inner indices [k, k + <see cref="Tile{T}.SegmentLength"/>) of a panel.</summary>
    public void Find(int batch, int panel, long k, ref Tile<T> tile, Scratch scratch)
    {
        T* source = _source + batch * _shape.RightBatchStride;
        tile.RightStep = _dots ? _shape.Inner : _columns;
        if (panel < _direct)
        {
            tile.RightStep = _shape.RightStride;
            tile.Right = source + k * _shape.RightStride + panel * _columns;
        }
        else if (_alone)
        {
            tile.Right = (T*)scratch.Rent(ScratchSlot.Panel, tile.SegmentLength * _columns * sizeof(T));
            Pack(source, panel, k, tile.SegmentLength, tile.Right);
        }
        else
        {
            int kept = (_shape.RightBatchStride == 0 ? 0 : batch - _firstBatch) * (Count - _direct) + panel - _direct;
            T* packed = _packed + kept * _size;
            Demand(source, panel, ref _states[kept], packed);
            tile.Right = packed + k * _columns;
        }
    }

    private void Demand(T* source, int panel, ref int state, T* packed)
    {
        if (Volatile.Read(ref state) == Ready)
        {
            return;
        }

        if (Interlocked.CompareExchange(ref state, Claimed, 0) == 0)
        {
            Pack(source, panel, 0, _shape.Inner, packed);
            Volatile.Write(ref state, Ready);
            return;
        }

        SpinWait spin = default;
        while (Volatile.Read(ref state) != Ready)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Pack(T* source, int panel, long k, long inner, T* target)
    {
        if (_dots)
        {
            PackDots(source, target);
            return;
        }

        int column = panel * _columns;
        source += _shape.TransposeRight ? column * _shape.RightStride + k : k * _shape.RightStride + column;
        PanelPacking.Pack(source, _shape.RightStride, _shape.TransposeRight, inner,
            Math.Min(_columns, _shape.Columns - column), target, _columns);
    }

    // Four dense columns, zero where there are fewer.
    private void PackDots(T* source, T* target)
    {
        (long step, long stride) = _shape.TransposeRight ? (1L, _shape.RightStride) : (_shape.RightStride, 1L);
        for (int column = 0; column < TileKernel<T>.MostDotColumns; column++, target += _shape.Inner)
        {
            for (int k = 0; k < _shape.Inner; k++)
            {
                target[k] = column < _shape.Columns ? source[k * step + column * stride] : T.Zero;
            }
        }
    }
}
