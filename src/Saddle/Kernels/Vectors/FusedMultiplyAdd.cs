using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Saddle.Kernels.Vectors;

/// <summary>Multiply-adds of single numbers, and whether the processor rounds them once.</summary>
/// <remarks>
/// Without the instruction a fused multiply-add is computed in software, a hundred times slower; products then are
/// rounded before they are added. Compiled code knows the answer, so asking costs nothing.
/// </remarks>
internal static class FusedMultiplyAdd
{
    /// <summary>Whether there is an instruction for it.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>left · right + addend, rounded once where there is an instruction, else twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T left, T right, T addend)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        IsSupported ? T.FusedMultiplyAdd(left, right, addend) : left * right + addend;
}
