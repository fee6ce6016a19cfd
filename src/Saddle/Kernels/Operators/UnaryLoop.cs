using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Operators;

/// <summary>One unary operator as loops over (x, out, count), for both element types.</summary>
internal readonly unsafe struct UnaryLoop
{
    public delegate*<float*, float*, int, void> Float32 { get; private init; }

    public delegate*<double*, double*, int, void> Float64 { get; private init; }

    /// <summary>The loop at the widest accelerated width.</summary>
    public static UnaryLoop Of<TOperator>() where TOperator : struct, IUnaryOperator =>
        Of<TOperator>(VectorWidths.Best);

    /// <summary>The loop at a width.</summary>
    public static UnaryLoop Of<TOperator>(VectorWidth width)
        where TOperator : struct, IUnaryOperator => width switch
        {
            VectorWidth.Bits512 => new()
            {
                Float32 = &Loops.Unary<TOperator, Floats512<float>, float>,
                Float64 = &Loops.Unary<TOperator, Floats512<double>, double>,
            },
            VectorWidth.Bits256 => new()
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
