using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>What rules ask of a node.</summary>
internal static class Patterns
{
    /// <summary>Whether every element is this literal number.</summary>
    public static bool IsFill(this Tensor node, double value) => node.Op is FillOp fill && fill.Value == value;

    /// <summary>Whether every element is one literal number, and which.</summary>
    public static bool IsFill(this Tensor node, out double value)
    {
        var fill = node.Op as FillOp;
        value = fill?.Value ?? 0;
        return fill is not null;
    }

    public static bool Is(this Tensor node, Elementwise op) => ReferenceEquals(node.Op, op);

    /// <summary>A literal number of this node's shape and type.</summary>
    public static Tensor Filled(this Tensor node, double value) => Tensor.Full(node.Shape, value, node.Type);
}
