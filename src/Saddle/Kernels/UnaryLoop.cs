using System.Runtime.Intrinsics;

namespace Saddle.Kernels;

/// <summary>One unary operator as loops over (x, out, count), for both element types.</summary>
internal readonly unsafe struct UnaryLoop
{
    public delegate*<float*, float*, int, void> Float32 { get; private init; }

    public delegate*<double*, double*, int, void> Float64 { get; private init; }

    /// <summary>The loop at the widest accelerated width.</summary>
    public static UnaryLoop Of<TOperator>() where TOperator : struct, IUnaryOperator =>
        Of<TOperator>(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);

    /// <summary>The loop at 128, 256 or 512 bits.</summary>
    public static UnaryLoop Of<TOperator>(int bits) where TOperator : struct, IUnaryOperator => bits switch
    {
        512 => new()
        {
            Float32 = &Loops.Unary<TOperator, Floats512<float>, float>,
            Float64 = &Loops.Unary<TOperator, Floats512<double>, double>,
        },
        256 => new()
        {
            Float32 = &Loops.Unary<TOperator, Floats256<float>, float>,
            Float64 = &Loops.Unary<TOperator, Floats256<double>, double>,
        },
        _ => new()
        {
            Float32 = &Loops.Unary<TOperator, Floats128<float>, float>,
            Float64 = &Loops.Unary<TOperator, Floats128<double>, double>,
        },
    };
}
