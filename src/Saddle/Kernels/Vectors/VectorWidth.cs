using System.Runtime.Intrinsics;

namespace Saddle.Kernels.Vectors;

/// <summary>Vector register width a kernel is built for. Every width works on every machine; unsupported ones are
/// slow.</summary>
internal enum VectorWidth
{
    Bits128,
    Bits256,
    Bits512,
}

/// <summary>What this machine's processor offers.</summary>
internal static class VectorWidths
{
    /// <summary>The widest width with hardware support.</summary>
    public static VectorWidth Best { get; } =
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Bits128;
}
