using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Testing;

/// <summary>
/// What every op means, in float64 and plain loops over indices: slow, and written without a look at any kernel.
/// Elements of every type, labels too, are doubles here; literals are rounded to their element type first.
/// </summary>
internal static class ReferenceInterpreter
{
    /// <summary>The values of tensors that depend on no input.</summary>
    public static double[] Evaluate(Tensor tensor) => Run(new Graph([], [tensor]), [])[0];

    /// <summary>The values of a graph's outputs for given values of its inputs.</summary>
    public static double[][] Run(Graph graph, IReadOnlyList<double[]> inputs)
    {
        var values = new Dictionary<Tensor, double[]>(ReferenceEqualityComparer.Instance);
        foreach (Tensor node in graph.Nodes)
        {
            double[] value = node.Op is InputOp input
                ? inputs[input.Position]
                : Compute(node, [.. node.Inputs.Select(operand => values[operand])]);
            values[node] = value.LongLength == node.Shape.Count
                ? value
                : throw new InvalidOperationException($"{node.Op}: {value.LongLength} values for {node.Shape}.");
        }

        return [.. graph.Outputs.Select(output => values[output])];
    }

    private static double[] Compute(Tensor node, double[][] x) => node.Op switch
    {
        ValuesOp op => Values(op),
        FillOp op => Repeat(node.Shape.Count, op.Type == ElementType.Float32 ? (float)op.Value : op.Value),
        RandomOp op => ReferenceRandom.Of(op, x[0]),
        AliasOp or DetachOp or ReshapeOp => x[0],
        Elementwise op => ReferenceElementwise.Of(op, x, node.Shape.Count),
        SumOp or MaxOp or PermuteOp or BroadcastOp or SliceOp or PadOp or ConcatOp or GatherOp or ScatterAddOp =>
            ReferenceMovement.Of(node, x),
        MatMulOp or ConvolutionFamily => ReferenceProducts.Of(node, x),
        _ => throw new NotSupportedException(
            $"{node.Op}: the reference does not know this op. Add it to Saddle.Testing."),
    };

    private static double[] Values(ValuesOp op)
    {
        int count = checked((int)op.Shape.Count);
        return op.Type switch
        {
            ElementType.Float32 =>
                Array.ConvertAll(op.Storage.Span<float>()[..count].ToArray(), value => (double)value),
            ElementType.Float64 => op.Storage.Span<double>()[..count].ToArray(),
            _ => Array.ConvertAll(op.Storage.Span<long>()[..count].ToArray(), value => (double)value),
        };
    }

    private static double[] Repeat(long count, double value)
    {
        double[] values = new double[count];
        Array.Fill(values, value);
        return values;
    }
}
