using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>
/// Computes at once whatever follows from literal numbers alone, in the precision of the element type.
/// </summary>
/// <remarks>
/// Only ops that are exact up to one rounding are computed here, so that a folded result has the bits of a computed
/// one; exponentials and their kin of a literal are left to run. Only a sum of equal literals may differ in its last
/// bits: it is their product with their number, rounded once where adding them up rounds at every step.
/// </remarks>
internal static class FoldConstants
{
    // Beyond it a fill is cheaper than to keep so many.
    private const long MostLiterals = 4096;

    private static readonly Dictionary<Elementwise, Func<double[], double>> s_exact = new()
    {
        [Elementwise.Negate] = x => -x[0],
        [Elementwise.Abs] = x => Math.Abs(x[0]),
        [Elementwise.Floor] = x => Math.Floor(x[0]),
        [Elementwise.Sqrt] = x => Math.Sqrt(x[0]),
        [Elementwise.Reciprocal] = x => 1 / x[0],
        [Elementwise.Add] = x => x[0] + x[1],
        [Elementwise.Subtract] = x => x[0] - x[1],
        [Elementwise.Multiply] = x => x[0] * x[1],
        [Elementwise.Divide] = x => x[0] / x[1],
        [Elementwise.SlopeProduct] = x => x[0] == 0 || x[1] == 0 ? 0 : x[0] * x[1],
        [Elementwise.SlopeQuotient] = x => x[0] == 0 ? 0 : x[0] / x[1],
        [Elementwise.Greater] = x => x[0] > x[1] ? 1 : 0,
        [Elementwise.GreaterOrEqual] = x => x[0] >= x[1] ? 1 : 0,
        [Elementwise.Equal] = x => x[0] == x[1] ? 1 : 0,
        [Elementwise.Select] = x => x[0] != 0 ? x[1] : x[2],
        [Elementwise.WhereGreater] = x => x[0] > x[1] ? x[2] : 0,
    };

    public static Graph Apply(Graph graph) => Rewrite.Apply(graph, Fold);

    /// <summary>The literal a node stands for, or the node itself.</summary>
    public static Tensor Fold(Tensor node)
    {
        if (node.Inputs.IsEmpty || node.Inputs[0].Op is not FillOp first)
        {
            return node;
        }

        return node.Op switch
        {
            Elementwise op => Compute(node, op),
            ReshapeOp or PermuteOp or BroadcastOp or SliceOp or MaxOp => node.Filled(first.Value),
            PadOp when first.Value == 0 => node.Filled(0),
            SumOp when node.Inputs[0].Shape.Count == 0 => node.Filled(0),
            SumOp => node.Filled(Round(
                Round(first.Value, node.Type) * (node.Inputs[0].Shape.Count / Math.Max(1, node.Shape.Count)),
                node.Type)),
            ConcatOp when node.Inputs.All(input => input.IsFill(first.Value)) => node.Filled(first.Value),
            ConcatOp concat when node.Shape.Count <= MostLiterals && node.Inputs.All(input => input.Op is FillOp) =>
                Joined(node, concat.Axis),
            _ => node,
        };
    }

    // One literal after the other: what the losses of real and generated examples send back, for example.
    private static Tensor Joined(Tensor node, int axis)
    {
        if (node.Type is not (ElementType.Float32 or ElementType.Float64))
        {
            return node;
        }

        double[] values = new double[node.Shape.Count];
        int at = 0;
        while (at < values.Length)
        {
            foreach (Tensor input in node.Inputs)
            {
                int length = (int)input.Shape.Skip(axis).Aggregate(1L, (count, size) => count * size);
                Array.Fill(values, Round(((FillOp)input.Op).Value, node.Type), at, length);
                at += length;
            }
        }

        return node.Type == ElementType.Float64
            ? Tensor.FromArray(values, node.Shape)
            : Tensor.FromArray(Array.ConvertAll(values, value => (float)value), node.Shape);
    }

    private static Tensor Compute(Tensor node, Elementwise op)
    {
        double[] values = new double[node.Inputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!node.Inputs[i].IsFill(out values[i]))
            {
                return node;
            }

            values[i] = Round(values[i], node.Type);
        }

        return s_exact.TryGetValue(op, out Func<double[], double>? compute)
            ? node.Filled(Round(compute(values), node.Type))
            : node;
    }

    private static double Round(double value, ElementType type) => type == ElementType.Float32 ? (float)value : value;
}
