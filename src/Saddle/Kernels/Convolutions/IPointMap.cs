using System.Numerics;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Convolutions;

/// <summary>A small linear map along one axis of a tile, from up to four values to up to four.</summary>
internal interface IPointMap
{
    /// <summary>Values read: 2, 3 or 4; arguments beyond them are ignored.</summary>
    static abstract int Inputs { get; }

    /// <summary>Values made: 2, 3 or 4; results beyond them mean nothing.</summary>
    static abstract int Outputs { get; }

    static abstract (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
        TVector a, TVector b, TVector c, TVector d)
        where TVector : struct
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : struct, ILanes<TVector, T>;
}
