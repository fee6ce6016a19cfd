using System.Numerics;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>Minimal filtering: tiles of 2×2 outputs are computed from products at few points, between sums that cost
/// little.</summary>
/// <remarks>
/// A filter of 2×2 taps takes 9 products for a tile instead of 16, one of 3×3 taps 16 instead of 36. All factors are 1,
/// -1 and a half, so rounding grows little. Source: Lavin and Gray 2016, arXiv:1509.09308.
/// </remarks>
internal sealed class WinogradMaps<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Outputs along each axis of a tile.</summary>
    public const int TileSize = 2;

    // Fewer would not repay mapping the filter.
    private const int FewestTiles = 28;
    private const int FewestChannels = 16;

    private WinogradMaps()
    {
    }

    /// <summary>Taps along each axis.</summary>
    public required int Taps { get; init; }

    /// <summary>Source values along each axis of a tile; its square is the number of products.</summary>
    public int Size => Taps + TileSize - 1;

    /// <summary>Products of a tile.</summary>
    public int Points => Size * Size;

    /// <summary>From a tile's source values to its points.</summary>
    public required SquareMap<T> Source { get; init; }

    /// <summary>From a filter's taps to the points.</summary>
    public required SquareMap<T> Filter { get; init; }

    /// <summary>From the products to a tile's outputs.</summary>
    public required SquareMap<T> Target { get; init; }

    /// <summary>From the slopes of a tile's outputs to those of its products.</summary>
    public required SquareMap<T> Spread { get; init; }

    /// <summary>From the slopes of the transformed filter to those of its taps.</summary>
    public required SquareMap<T> Gather { get; init; }

    /// <summary>Whether tiles of a grid take less work than the taps themselves, and fill whole vectors.</summary>
    public bool Saves(int batch, int rows, int columns, int sourceChannels, int targetChannels, int lanes)
    {
        TileGrid grid = TileGrid.Over(rows, columns, TileSize);
        long tiles = (long)grid.Rows * grid.Columns;
        return sourceChannels % lanes == 0 && targetChannels % lanes == 0
            && Math.Min(sourceChannels, targetChannels) >= FewestChannels
            && batch * tiles >= FewestTiles
            && 5 * Points * tiles <= 4L * Taps * Taps * rows * columns;
    }

    /// <summary>Elements from one point's rows to the next point's: no multiple of a page, since all points are written
    /// side by side and would crowd few cache sets.</summary>
    public static unsafe long PointStride(long length)
    {
        int page = 4096 / sizeof(T);
        return (length + page - 1) / page * page + 5 * Scratch.LineElements<T>();
    }

    /// <summary>The maps for filters of so many taps along each axis; null where there are none.</summary>
    public static WinogradMaps<T>? For(VectorWidth width, int taps) => width switch
    {
        VectorWidth.Bits512 => For<Vector512<T>, Lanes512<T>>(taps),
        VectorWidth.Bits256 => For<Vector256<T>, Lanes256<T>>(taps),
        _ => For<Vector128<T>, Lanes128<T>>(taps),
    };

    private static WinogradMaps<T>? For<TVector, TLanes>(int taps)
        where TVector : struct
        where TLanes : struct, ILanes<TVector, T> => taps switch
        {
            2 => new()
            {
                Taps = taps,
                Source = new VectorSquareMap<T, TVector, TLanes, TwoTaps.Source>(),
                Filter = new VectorSquareMap<T, TVector, TLanes, TwoTaps.Spread>(),
                Target = new VectorSquareMap<T, TVector, TLanes, TwoTaps.Gather>(),
                Spread = new VectorSquareMap<T, TVector, TLanes, TwoTaps.Spread>(),
                Gather = new VectorSquareMap<T, TVector, TLanes, TwoTaps.Gather>(),
            },
            3 => new()
            {
                Taps = taps,
                Source = new VectorSquareMap<T, TVector, TLanes, ThreeTaps.Source>(),
                Filter = new VectorSquareMap<T, TVector, TLanes, ThreeTaps.Filter>(),
                Target = new VectorSquareMap<T, TVector, TLanes, ThreeTaps.Target>(),
                Spread = new VectorSquareMap<T, TVector, TLanes, ThreeTaps.Spread>(),
                Gather = new VectorSquareMap<T, TVector, TLanes, ThreeTaps.Gather>(),
            },
            _ => null,
        };
}
