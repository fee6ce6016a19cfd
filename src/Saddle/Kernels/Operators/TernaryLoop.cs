using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Operators;

/// <summary>
/// One ternary operator as loops over (x, y, z, out, count, scalars), for both element types. Bit 0, 1 or 2 of scalars
/// says that x, y or z points at one element used for all outputs.
/// </summary>
internal readonly unsafe struct TernaryLoop
{
    public delegate*<float*, float*, float*, float*, int, int, void> Float32 { get; private init; }

    public delegate*<double*, double*, double*, double*, int, int, void> Float64 { get; private init; }

    /// <summary>The loop at the widest accelerated width.</summary>
    public static TernaryLoop Of<TOperator>() where TOperator : struct, ITernaryOperator =>
        Of<TOperator>(VectorWidths.Best);

    /// <summary>The loop at a width.</summary>
    public static TernaryLoop Of<TOperator>(VectorWidth width)
        where TOperator : struct, ITernaryOperator => width switch
        {
            VectorWidth.Bits512 => new()
            {
                Float32 = &Loops.Ternary<TOperator, Floats512<float>, float>,
                Float64 = &Loops.Ternary<TOperator, Floats512<double>, double>,
            },
            VectorWidth.Bits256 => new()
            {
                Float32 = &Loops.Ternary<TOperator, Floats256<float>, float>,
                Float64 = &Loops.Ternary<TOperator, Floats256<double>, double>,
            },
            _ => new()
            {
                Float32 = &Loops.Ternary<TOperator, Floats128<float>, float>,
                Float64 = &Loops.Ternary<TOperator, Floats128<double>, double>,
            },
        };
}
