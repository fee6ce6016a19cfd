using System.Numerics;
using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;
using static Saddle.Kernels.Vectors.LaneArithmetic;

namespace Saddle.Kernels.Convolutions;

/// <summary>Two taps, two outputs, three products instead of four. The maps of filter and slopes are one, and those to
/// outputs and taps.</summary>
internal static class TwoTaps
{
    /// <summary>From three neighbouring source values.</summary>
    public readonly struct Source : IPointMap
    {
        public static int Inputs => 3;

        public static int Outputs => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T> =>
            (Less<TVector, T, TLanes>(a, b), b, Less<TVector, T, TLanes>(c, b), b);
    }

    /// <summary>From the filter's two taps, and from the slopes of two outputs.</summary>
    public readonly struct Spread : IPointMap
    {
        public static int Inputs => 2;

        public static int Outputs => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T> => (a, TLanes.Add(a, b), b, b);
    }

    /// <summary>To two outputs, and to the slopes of the filter's two taps.</summary>
    public readonly struct Gather : IPointMap
    {
        public static int Inputs => 3;

        public static int Outputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T> => (TLanes.Add(a, b), TLanes.Add(b, c), b, b);
    }
}

/// <summary>Three taps, two outputs, four products instead of six.</summary>
internal static class ThreeTaps
{
    /// <summary>From four neighbouring source values.</summary>
    public readonly struct Source : IPointMap
    {
        public static int Inputs => 4;

        public static int Outputs => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T> =>
            (Less<TVector, T, TLanes>(a, c), TLanes.Add(b, c),
                Less<TVector, T, TLanes>(c, b), Less<TVector, T, TLanes>(b, d));
    }

    /// <summary>From the filter's three taps.</summary>
    public readonly struct Filter : IPointMap
    {
        public static int Inputs => 3;

        public static int Outputs => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T>
        {
            TVector half = Half<TVector, T, TLanes>(TLanes.Add(a, c));
            TVector middle = Half<TVector, T, TLanes>(b);
            return (a, TLanes.Add(half, middle), Less<TVector, T, TLanes>(half, middle), c);
        }
    }

    /// <summary>To two outputs.</summary>
    public readonly struct Target : IPointMap
    {
        public static int Inputs => 4;

        public static int Outputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T> =>
            (TLanes.Add(TLanes.Add(a, b), c),
                Less<TVector, T, TLanes>(Less<TVector, T, TLanes>(b, c), d), b, b);
    }

    /// <summary>From the slopes of two outputs: the target's map transposed.</summary>
    public readonly struct Spread : IPointMap
    {
        public static int Inputs => 2;

        public static int Outputs => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T> =>
            (a, TLanes.Add(a, b), Less<TVector, T, TLanes>(a, b),
                Less<TVector, T, TLanes>(TLanes.Zero, b));
    }

    /// <summary>To the slopes of the filter's three taps: the filter's map transposed.</summary>
    public readonly struct Gather : IPointMap
    {
        public static int Inputs => 4;

        public static int Outputs => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TVector P, TVector Q, TVector R, TVector S) Apply<TVector, T, TLanes>(
            TVector a, TVector b, TVector c, TVector d)
            where TVector : struct
            where T : unmanaged, IFloatingPointIeee754<T>
            where TLanes : struct, ILanes<TVector, T>
        {
            TVector sum = Half<TVector, T, TLanes>(TLanes.Add(b, c));
            TVector difference = Half<TVector, T, TLanes>(Less<TVector, T, TLanes>(b, c));
            return (TLanes.Add(a, sum), difference, TLanes.Add(sum, d), d);
        }
    }
}
