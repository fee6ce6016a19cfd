using System.Numerics;
using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Vectors;

/// <summary>Differences and halves, of multiply-adds, which every kind of lanes has.</summary>
internal static class LaneArithmetic
{
    /// <summary>left - right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Less<TVector, T, TLanes>(TVector left, TVector right)
        where TVector : struct
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.MultiplyAdd(TLanes.Broadcast(T.NegativeOne), right, left);

    /// <summary>value / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Half<TVector, T, TLanes>(TVector value)
        where TVector : struct
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.MultiplyAdd(TLanes.Broadcast(T.One / (T.One + T.One)), value, TLanes.Zero);
}
