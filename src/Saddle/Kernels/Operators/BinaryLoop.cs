using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Operators;

/// <summary>
/// One binary operator as loops over (x, y, out, count), for both element types; in the Scalar forms the named operand
/// points at one element used for all outputs.
/// </summary>
internal readonly unsafe struct BinaryLoop
{
    public delegate*<float*, float*, float*, int, void> Float32 { get; private init; }

    public delegate*<float*, float*, float*, int, void> Float32ScalarX { get; private init; }

    public delegate*<float*, float*, float*, int, void> Float32ScalarY { get; private init; }

    public delegate*<double*, double*, double*, int, void> Float64 { get; private init; }

    public delegate*<double*, double*, double*, int, void> Float64ScalarX { get; private init; }

    public delegate*<double*, double*, double*, int, void> Float64ScalarY { get; private init; }

    /// <summary>The loops at the widest accelerated width.</summary>
    public static BinaryLoop Of<TOperator>() where TOperator : struct, IBinaryOperator =>
        Of<TOperator>(VectorWidths.Best);

    /// <summary>The loops at a width.</summary>
    public static BinaryLoop Of<TOperator>(VectorWidth width)
        where TOperator : struct, IBinaryOperator => width switch
        {
            VectorWidth.Bits512 => Over<TOperator, Floats512<float>, Floats512<double>>(),
            VectorWidth.Bits256 => Over<TOperator, Floats256<float>, Floats256<double>>(),
            _ => Over<TOperator, Floats128<float>, Floats128<double>>(),
        };

    private static BinaryLoop Over<TOperator, TSingle, TDouble>()
        where TOperator : struct, IBinaryOperator
        where TSingle : unmanaged, IFloats<TSingle> where TDouble : unmanaged, IFloats<TDouble> => new()
        {
            Float32 = &Loops.Binary<TOperator, TSingle, float, ArrayOperand, ArrayOperand>,
            Float32ScalarX = &Loops.Binary<TOperator, TSingle, float, ScalarOperand, ArrayOperand>,
            Float32ScalarY = &Loops.Binary<TOperator, TSingle, float, ArrayOperand, ScalarOperand>,
            Float64 = &Loops.Binary<TOperator, TDouble, double, ArrayOperand, ArrayOperand>,
            Float64ScalarX = &Loops.Binary<TOperator, TDouble, double, ScalarOperand, ArrayOperand>,
            Float64ScalarY = &Loops.Binary<TOperator, TDouble, double, ArrayOperand, ScalarOperand>,
        };
}
