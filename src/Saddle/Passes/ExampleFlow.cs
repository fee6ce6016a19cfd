using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Follows the examples of a batch from op to op: on which of them each element depends.</summary>
/// <remarks>What an op's rule does not tell apart counts as dependent, so that nothing that mixes is missed.</remarks>
internal static class ExampleFlow
{
    /// <summary>Whether the result for one example depends on another one.</summary>
    /// <param name="result">The first axis counts the examples.</param>
    /// <param name="inputs">The first axis of each counts the same examples, from 2 to 8.</param>
    public static bool Mixes(Tensor result, IReadOnlyList<Tensor> inputs)
    {
        using Histories.Walk walk = Histories.Walked();
        var known = new Dictionary<Tensor, ExampleBits>(ReferenceEqualityComparer.Instance);
        foreach (Tensor input in inputs)
        {
            int[] sizes = [input.Shape[0], .. Enumerable.Repeat(1, input.Rank - 1)];
            known[input] = ExampleBits.Of(sizes, index => (byte)(1 << index[0]));
        }

        foreach (Tensor node in Graph.Order([result], known.ContainsKey))
        {
            if (!known.ContainsKey(node))
            {
                known[node] = Through(node, [.. node.Inputs.Select(input => known[input])]);
            }
        }

        ExampleBits found = known[result];
        ExampleBits alien = ExampleBits.Of(found.Sizes, index => (byte)(found.At(index) & ~Own(found, index)));
        return alien.Any != 0;
    }

    private static byte Own(ExampleBits bits, int[] index) =>
        (byte)(bits.Sizes.Length > 0 && bits.Sizes[0] > 1 ? 1 << index[0] : 0);

    private static ExampleBits Through(Tensor node, ExampleBits[] inputs) => node.Op switch
    {
        _ when inputs.Length == 0 || node.Shape.Count == 0 => ExampleBits.Everywhere(node.Rank, 0),
        AliasOp or DetachOp or BroadcastOp => inputs[0],
        Elementwise => ExampleBits.Joined(inputs),
        ReshapeOp => Regrouped(inputs[0], node.Inputs[0].Shape, node.Shape),
        PermuteOp op => Permuted(inputs[0], op.Order),
        SliceOp op => Cut(inputs[0], op),
        PadOp op => Padded(inputs[0], op, node.Shape),
        ConcatOp op => EndToEnd(inputs, op.Axis, node),
        SumOp op => Reduced(inputs[0], op.Axes),
        MaxOp op => Reduced(inputs[0], op.Axes),
        MatMulOp op => Product(inputs[0], inputs[1], op),
        ConvolutionOp or ConvolutionInputGradientOp =>
            ExampleBits.Joined(inputs[0].Over(1, 2, 3), ExampleBits.Everywhere(4, inputs[1].Any)),
        GatherOp op => ExampleBits.Joined(inputs[0].Over(op.Axis), Along(inputs[1], op.Axis, node.Rank)),
        _ => ExampleBits.Everywhere(node.Rank, inputs.Aggregate((byte)0, (all, bits) => (byte)(all | bits.Any))),
    };

    /// <summary>Axes that are merged or split are told apart place by place where they are not all alike.</summary>
    private static ExampleBits Regrouped(ExampleBits x, Shape from, Shape to)
    {
        int[] wide = [.. x.Sizes], sizes = [.. Enumerable.Repeat(1, to.Rank)];
        foreach (AxisGroup group in AxisGroup.Of(from, to).Where(group => group.From.Any(axis => x.Sizes[axis] > 1)))
        {
            Array.ForEach(group.From, axis => wide[axis] = from[axis]);
            Array.ForEach(group.To, axis => sizes[axis] = to[axis]);
        }

        return new ExampleBits(sizes, ExampleBits.Of(wide, x.At).Bits);
    }

    private static ExampleBits Permuted(ExampleBits x, ValueList<int> order)
    {
        int[] source = new int[order.Count];
        return ExampleBits.Of([.. order.Select(axis => x.Sizes[axis])], index =>
        {
            for (int axis = 0; axis < source.Length; axis++)
            {
                source[order[axis]] = index[axis];
            }

            return x.At(source);
        });
    }

    private static ExampleBits Cut(ExampleBits x, SliceOp op) => ExampleBits.Of(
        [.. x.Sizes.Select((size, axis) => size == 1 ? 1 : op.Shape[axis])],
        index => x.At([.. index.Select((place, axis) => op.Starts[axis] + place * op.Steps[axis])]));

    private static ExampleBits Padded(ExampleBits x, PadOp op, Shape shape)
    {
        int Source(int place, int axis) => x.Sizes[axis] == 1 ? 0
            : (place - op.Before[axis]) % (op.Interior[axis] + 1) != 0 ? -1
            : (place - op.Before[axis]) / (op.Interior[axis] + 1);
        return ExampleBits.Of([.. x.Sizes.Select((size, axis) => size == 1 ? 1 : shape[axis])], index =>
        {
            int[] source = [.. index.Select(Source)];
            bool isZero = source.Where((place, axis) => place < 0 || place >= x.Sizes[axis]).Any();
            return isZero ? (byte)0 : x.At(source);
        });
    }

    private static ExampleBits EndToEnd(ExampleBits[] parts, int axis, Tensor node)
    {
        int[] sizes = [.. parts[0].Sizes.Select((_, i) => parts.Max(part => part.Sizes[i]))];
        sizes[axis] = node.Shape[axis];
        return ExampleBits.Of(sizes, index =>
        {
            int[] source = [.. index];
            int part = 0;
            for (; source[axis] >= node.Inputs[part].Shape[axis]; part++)
            {
                source[axis] -= node.Inputs[part].Shape[axis];
            }

            return parts[part].At(source);
        });
    }

    private static ExampleBits Reduced(ExampleBits x, ValueList<int> axes)
    {
        ExampleBits merged = x.Over(axes);
        return merged with { Sizes = [.. merged.Sizes.Where((_, axis) => !axes.Span.Contains(axis))] };
    }

    private static ExampleBits Product(ExampleBits left, ExampleBits right, MatMulOp op)
    {
        int rank = left.Sizes.Length;
        ExampleBits rows = left.Over(op.TransposeLeft ? rank - 2 : rank - 1);
        ExampleBits columns = right.Over(op.TransposeRight ? rank - 1 : rank - 2);
        return ExampleBits.Joined(
            op.TransposeLeft ? Exchanged(rows) : rows, op.TransposeRight ? Exchanged(columns) : columns);
    }

    /// <summary>The last two axes exchanged, one of which is of size 1.</summary>
    private static ExampleBits Exchanged(ExampleBits x) =>
        x with { Sizes = [.. x.Sizes[..^2], x.Sizes[^1], x.Sizes[^2]] };

    /// <summary>A vector laid along one axis.</summary>
    private static ExampleBits Along(ExampleBits vector, int axis, int rank)
    {
        int[] sizes = [.. Enumerable.Repeat(1, rank)];
        sizes[axis] = vector.Sizes[0];
        return vector with { Sizes = sizes };
    }
}
