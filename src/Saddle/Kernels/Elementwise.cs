namespace Saddle.Kernels;

/// <summary>The elementwise loops, by name.</summary>
internal static class Elementwise
{
    public static readonly UnaryLoop Negate = UnaryLoop.Of<NegateOperator>();

    public static readonly UnaryLoop Abs = UnaryLoop.Of<AbsOperator>();

    /// <summary>-1, 0 or 1 with the sign of x; zeros and NaN pass through.</summary>
    public static readonly UnaryLoop Sign = UnaryLoop.Of<SignOperator>();

    public static readonly UnaryLoop Sqrt = UnaryLoop.Of<SqrtOperator>();

    public static readonly UnaryLoop Reciprocal = UnaryLoop.Of<ReciprocalOperator>();

    public static readonly UnaryLoop Exp = UnaryLoop.Of<ExpOperator>();

    public static readonly UnaryLoop Log = UnaryLoop.Of<LogOperator>();

    /// <summary>Log(1 + x).</summary>
    public static readonly UnaryLoop Log1p = UnaryLoop.Of<Log1pOperator>();

    public static readonly UnaryLoop Tanh = UnaryLoop.Of<TanhOperator>();

    /// <summary>1 / (1 + e^-x).</summary>
    public static readonly UnaryLoop Sigmoid = UnaryLoop.Of<SigmoidOperator>();

    /// <summary>Log(1 + e^x).</summary>
    public static readonly UnaryLoop Softplus = UnaryLoop.Of<SoftplusOperator>();

    public static readonly UnaryLoop Sin = UnaryLoop.Of<SinOperator>();

    public static readonly UnaryLoop Cos = UnaryLoop.Of<CosOperator>();

    public static readonly UnaryLoop Floor = UnaryLoop.Of<FloorOperator>();

    public static readonly BinaryLoop Add = BinaryLoop.Of<AddOperator>();

    public static readonly BinaryLoop Subtract = BinaryLoop.Of<SubtractOperator>();

    public static readonly BinaryLoop Multiply = BinaryLoop.Of<MultiplyOperator>();

    public static readonly BinaryLoop Divide = BinaryLoop.Of<DivideOperator>();

    /// <summary>The larger of x and y, NaN where either is NaN.</summary>
    public static readonly BinaryLoop Maximum = BinaryLoop.Of<MaximumOperator>();

    /// <summary>The smaller of x and y, NaN where either is NaN.</summary>
    public static readonly BinaryLoop Minimum = BinaryLoop.Of<MinimumOperator>();

    /// <summary>X to the power y.</summary>
    public static readonly BinaryLoop Power = BinaryLoop.Of<PowerOperator>();

    /// <summary>1 where x > y, else 0.</summary>
    public static readonly BinaryLoop Greater = BinaryLoop.Of<GreaterOperator>();

    /// <summary>1 where x >= y, else 0.</summary>
    public static readonly BinaryLoop GreaterOrEqual = BinaryLoop.Of<GreaterOrEqualOperator>();

    /// <summary>1 where x = y, else 0.</summary>
    public static readonly BinaryLoop Equal = BinaryLoop.Of<EqualOperator>();

    /// <summary>y where x is not 0 (NaN counts as not 0), else z.</summary>
    public static readonly TernaryLoop Select = TernaryLoop.Of<SelectOperator>();
}
