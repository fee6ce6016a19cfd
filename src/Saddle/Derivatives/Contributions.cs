using Saddle.Ops;

namespace Saddle.Derivatives;

/// <summary>Adds up what several readers of one tensor contribute to its gradient.</summary>
/// <remarks>
/// Unrolled loops read one tensor hundreds of times. Gradients of parts that do not overlap are laid end to end rather
/// than padded to the whole and added; products over few rows, as a weight gets from each step, become longer ones.
/// </remarks>
internal static class Contributions
{
    /// <summary>From so many products on, longer ones repay laying their rows end to end.</summary>
    private const int ManyProducts = 8;

    /// <summary>Rows that make a product long enough; more would leave the caches before it begins.</summary>
    private const int LongProduct = 1024;

    /// <param name="terms">In the order of the reverse pass; all of one shape.</param>
    public static Tensor Sum(IReadOnlyList<Tensor> terms)
    {
        if (terms.Count == 1)
        {
            return terms[0];
        }

        List<Tensor> joined = JoinParts([.. terms]);
        return JoinProducts(joined).Aggregate((sum, term) => sum + term);
    }

    private static List<Tensor> JoinParts(List<Tensor> terms)
    {
        ILookup<int, Tensor> padded = terms.Where(term => PaddedAxis(term) >= 0).ToLookup(PaddedAxis);
        foreach (IGrouping<int, Tensor> group in padded)
        {
            Tensor[] apart = Apart(group.OrderBy(part => Start(part, group.Key)), group.Key);
            if (apart.Length > 1)
            {
                // Once each: where a tensor was read twice, its gradient comes twice.
                Array.ForEach(apart, part => terms.RemoveAt(terms.FindIndex(term => ReferenceEquals(term, part))));
                terms.Add(EndToEnd(apart, group.Key));
            }
        }

        return terms;
    }

    private static List<Tensor> JoinProducts(List<Tensor> terms)
    {
        List<Tensor> products = terms.FindAll(IsOverRows);
        if (products.Count < ManyProducts)
        {
            return terms;
        }

        terms.RemoveAll(IsOverRows);

        // The reverse pass meets them last first; the rows have the order of the forward pass.
        products.Reverse();
        var group = new List<Tensor>();
        foreach (Tensor product in products)
        {
            group.Add(product);
            if (group.Sum(Rows) >= LongProduct)
            {
                terms.Add(Joined(group));
                group.Clear();
            }
        }

        if (group.Count > 0)
        {
            terms.Add(Joined(group));
        }

        return terms;
    }

    private static Tensor Joined(List<Tensor> products) => products.Count == 1 ? products[0] : MatMulOp.Of(
        Tensor.Concat(0, [.. products.Select(product => product.Inputs[0])]),
        Tensor.Concat(0, [.. products.Select(product => product.Inputs[1])]),
        transposeLeft: true,
        transposeRight: false);

    private static int Rows(Tensor product) => product.Inputs[0].Shape[0];

    private static bool IsOverRows(Tensor term) =>
        term.Rank == 2 && term.Op is MatMulOp { TransposeLeft: true, TransposeRight: false };

    /// <summary>The axis along which a tensor is a part surrounded by zeros; -1 where it is something else.</summary>
    private static int PaddedAxis(Tensor term)
    {
        if (term.Op is not PadOp pad || pad.Interior.Span.ContainsAnyExcept(0))
        {
            return -1;
        }

        int[] axes = [.. Enumerable.Range(0, term.Rank).Where(axis => term.Shape[axis] != term.Inputs[0].Shape[axis])];
        return axes.Length == 1 ? axes[0] : -1;
    }

    private static int Start(Tensor part, int axis) => ((PadOp)part.Op).Before[axis];

    private static int End(Tensor part, int axis) => Start(part, axis) + part.Inputs[0].Shape[axis];

    private static Tensor[] Apart(IEnumerable<Tensor> ordered, int axis)
    {
        var apart = new List<Tensor>();
        foreach (Tensor part in ordered)
        {
            if (apart.Count == 0 || Start(part, axis) >= End(apart[^1], axis))
            {
                apart.Add(part);
            }
        }

        return [.. apart];
    }

    /// <summary>The parts where they belong, and zeros between.</summary>
    private static Tensor EndToEnd(Tensor[] parts, int axis)
    {
        var pieces = new List<Tensor>();
        Tensor whole = parts[0];
        int at = 0;
        void ZerosUpTo(int next)
        {
            if (next > at)
            {
                pieces.Add(Tensor.Zeros(whole.Shape.With(axis, next - at), whole.Type));
            }
        }

        foreach (Tensor part in parts)
        {
            ZerosUpTo(Start(part, axis));
            pieces.Add(part.Inputs[0]);
            at = End(part, axis);
        }

        ZerosUpTo(whole.Shape[axis]);
        return Tensor.Concat(axis, [.. pieces]);
    }
}
