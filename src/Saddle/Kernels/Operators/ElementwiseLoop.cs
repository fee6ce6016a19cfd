namespace Saddle.Kernels.Operators;

/// <summary>The loop of one elementwise operator; the member for its number of arguments is set.</summary>
internal readonly struct ElementwiseLoop
{
    public UnaryLoop Unary { get; init; }

    public BinaryLoop Binary { get; init; }

    public TernaryLoop Ternary { get; init; }
}
