using Saddle.Kernels;

namespace Saddle.Running;

/// <summary>Looks for NaN and infinity in what a kernel has just stored.</summary>
internal static unsafe class FiniteCheck
{
    public static void Demand(Lowering lowering, int kernel, byte** addresses)
    {
        foreach (Tensor node in lowering.Clusters[kernel].Stored)
        {
            void* values = addresses[lowering.SlotOf(node)];
            bool finite = node.Type switch
            {
                ElementType.Float32 => Finite.AllFinite((float*)values, node.Shape.Count),
                ElementType.Float64 => Finite.AllFinite((double*)values, node.Shape.Count),
                _ => true,
            };
            if (!finite)
            {
                throw new NonFiniteException(
                    $"{node.Op.Name}: the result of kernel {kernel}, {node.Op} {node.Shape}, contains NaN or infinity. " +
                    $"Its inputs were {Describe(node, lowering, addresses)}. " +
                    "Lower the step size, or guard this op (a small constant under a root or logarithm).");
            }
        }
    }

    private static string Describe(Tensor node, Lowering lowering, byte** addresses) => string.Join(
        ", ", node.Inputs.Select(input => $"{input.Op} {input.Shape} {Range(lowering.Memory.ViewOf(input).Base, lowering, addresses)}"));

    private static string Range(Tensor source, Lowering lowering, byte** addresses)
    {
        if (lowering.Memory.IsConstant(source) || !source.Type.IsFloating() || source.Shape.Count == 0)
        {
            return "";
        }

        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        void* values = addresses[lowering.SlotOf(source)];
        for (long i = 0; i < source.Shape.Count; i++)
        {
            double value = source.Type == ElementType.Float32 ? ((float*)values)[i] : ((double*)values)[i];
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return $"between {low:G4} and {high:G4}";
    }
}
