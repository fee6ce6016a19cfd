using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Neutral elements, signs and masks of elementwise ops.</summary>
internal static class SimplifyArithmetic
{
    private static readonly Dictionary<Elementwise, Func<Tensor, Tensor>> s_rules = new()
    {
        [Elementwise.Negate] = Negate,
        [Elementwise.Add] = Add,
        [Elementwise.Subtract] = Subtract,
        [Elementwise.Multiply] = Multiply,
        [Elementwise.Divide] = Divide,
        [Elementwise.SlopeProduct] = SlopeProduct,
        [Elementwise.SlopeQuotient] = SlopeQuotient,
        [Elementwise.Power] = Power,
        [Elementwise.Select] = Select,
    };

    public static Tensor Node(Tensor node, Elementwise op)
    {
        Tensor folded = FoldConstants.Fold(node);
        return ReferenceEquals(folded, node) && s_rules.TryGetValue(op, out Func<Tensor, Tensor>? rule)
            ? rule(node)
            : folded;
    }

    private static Tensor Negate(Tensor node)
    {
        Tensor x = node.Inputs[0];
        return x.Is(Elementwise.Negate) ? x.Inputs[0]
            : x.Is(Elementwise.Multiply) && x.Inputs[1].IsFill(out double right) ? x.Inputs[0] * x.Filled(-right)
            : x.Is(Elementwise.Multiply) && x.Inputs[0].IsFill(out double left) ? x.Inputs[1] * x.Filled(-left)
            : node;
    }

    private static Tensor Add(Tensor node)
    {
        (Tensor x, Tensor y) = (node.Inputs[0], node.Inputs[1]);
        return x.IsFill(0) ? y
            : y.IsFill(0) ? x
            : y.Is(Elementwise.Negate) ? x - y.Inputs[0]
            : x.Is(Elementwise.Negate) ? y - x.Inputs[0]
            : Branches(x, y) ?? Branches(y, x) ?? node;
    }

    /// <summary>(mask ? a : 0) + (mask ? 0 : b) is mask ? a : b.</summary>
    private static Tensor? Branches(Tensor x, Tensor y) =>
        x.Is(Elementwise.Select) && y.Is(Elementwise.Select) && ReferenceEquals(x.Inputs[0], y.Inputs[0])
        && x.Inputs[2].IsFill(0) && y.Inputs[1].IsFill(0)
            ? Tensor.Select(x.Inputs[0], x.Inputs[1], y.Inputs[2])
            : null;

    private static Tensor Subtract(Tensor node)
    {
        (Tensor x, Tensor y) = (node.Inputs[0], node.Inputs[1]);
        return y.IsFill(0) ? x
            : x.IsFill(0) ? -y
            : y.Is(Elementwise.Negate) ? x + y.Inputs[0]
            : node;
    }

    private static Tensor Multiply(Tensor node)
    {
        (Tensor x, Tensor y) = (node.Inputs[0], node.Inputs[1]);
        return y.IsFill(out double right) ? Scale(node, x, right)
            : x.IsFill(out double left) ? Scale(node, y, left)
            : x.Is(Elementwise.Negate) && y.Is(Elementwise.Negate) ? x.Inputs[0] * y.Inputs[0]
            : node;
    }

    private static Tensor Scale(Tensor node, Tensor x, double factor) => factor switch
    {
        0 => node.Filled(0),
        1 => x,
        -1 => -x,
        _ when x.Is(Elementwise.Negate) => x.Inputs[0] * x.Filled(-factor),
        _ when x.Is(Elementwise.Select) && x.Inputs[2].IsFill(0) =>
            Tensor.Select(x.Inputs[0], Simplify.Node(x.Inputs[1] * x.Filled(factor)), x.Inputs[2]),
        _ when x.Is(Elementwise.Select) && x.Inputs[1].IsFill(0) =>
            Tensor.Select(x.Inputs[0], x.Inputs[1], Simplify.Node(x.Inputs[2] * x.Filled(factor))),
        _ when x.Is(Elementwise.WhereGreater) => Elementwise.WhereGreater.Apply(
            x.Inputs[0], x.Inputs[1], Simplify.Node(x.Inputs[2] * x.Filled(factor))),
        _ => node,
    };

    private static Tensor Divide(Tensor node)
    {
        (Tensor x, Tensor y) = (node.Inputs[0], node.Inputs[1]);
        return x.IsFill(0) ? x
            : y.IsFill(1) ? x
            : y.IsFill(out double divisor) && IsPowerOfTwo(divisor) ? x * x.Filled(1 / divisor)
            : x.IsFill(1) ? Elementwise.Reciprocal.Apply(y)
            : node;
    }

    /// <summary>Only beside 0, infinity and NaN does it differ from a product.</summary>
    private static Tensor SlopeProduct(Tensor node)
    {
        (Tensor x, Tensor y) = (node.Inputs[0], node.Inputs[1]);
        return (x.IsFill(out double factor) || y.IsFill(out factor)) && double.IsFinite(factor)
            ? Simplify.Node(x * y)
            : node;
    }

    private static Tensor SlopeQuotient(Tensor node)
    {
        (Tensor x, Tensor y) = (node.Inputs[0], node.Inputs[1]);
        return x.IsFill(0) ? x
            : y.IsFill(out double divisor) && divisor != 0 && !double.IsNaN(divisor) ? Simplify.Node(x / y)
            : node;
    }

    private static Tensor Power(Tensor node)
    {
        Tensor x = node.Inputs[0];
        return !node.Inputs[1].IsFill(out double exponent) ? node : exponent switch
        {
            0 => node.Filled(1),
            1 => x,
            2 => x * x,
            0.5 => x.Sqrt(),
            -1 => x.Reciprocal(),
            _ => node,
        };
    }

    private static Tensor Select(Tensor node)
    {
        (Tensor mask, Tensor yes, Tensor no) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        return mask.IsFill(out double value) ? (value != 0 ? yes : no)
            : ReferenceEquals(yes, no) ? yes
            : yes.IsFill(out double same) && no.IsFill(same) ? yes
            : node;
    }

    /// <summary>Whether dividing and multiplying by the reciprocal give the same bits, in float32 too.</summary>
    private static bool IsPowerOfTwo(double value) =>
        Math.Abs(value) is > 1e-30 and < 1e30 && Math.ILogB(value) is var e && Math.ScaleB(1, e) == Math.Abs(value);
}
