using System.Globalization;
using Saddle.Graphs;
using Saddle.Kernels.Reductions;
using Saddle.Planning;

namespace Saddle.Running;

/// <summary>Looks for NaN and infinity in what a kernel has just stored.</summary>
internal static unsafe class FiniteCheck
{
    public static void Demand(Lowering lowering, int kernel, byte** addresses)
    {
        foreach (Tensor node in lowering.Clusters[kernel].Stored)
        {
            if (!IsFinite(node, addresses[lowering.SlotOf(node)]))
            {
                throw new NonFiniteException(
                    $"{node.Op.Name}: the result of kernel {kernel}, shape {node.Shape}, contains NaN or infinity. "
                        + $"{Inputs(node, lowering, addresses)}"
                        + "Lower the step size, or guard this op, as by a small constant under a root or logarithm.");
            }
        }
    }

    private static bool IsFinite(Tensor node, void* values) => node.Type switch
    {
        ElementType.Float32 => Finite.AllFinite((float*)values, node.Shape.Count),
        ElementType.Float64 => Finite.AllFinite((double*)values, node.Shape.Count),
        _ => true,
    };

    private static string Inputs(Tensor node, Lowering lowering, byte** addresses)
    {
        var inputs = new List<string>();
        foreach (Tensor input in node.Inputs)
        {
            Tensor source = lowering.Memory.ViewOf(input).Base;
            inputs.Add(source.Op is FillOp fill
                ? string.Create(CultureInfo.InvariantCulture, $"the number {fill.Value}")
                : $"{source.Op} {source.Shape}{Range(source, addresses[lowering.SlotOf(source)])}");
        }

        return inputs.Count == 0 ? "" : $"It was computed from {string.Join(" and ", inputs)}. ";
    }

    private static string Range(Tensor source, void* values)
    {
        if (!source.Type.IsFloating() || source.Shape.Count == 0)
        {
            return "";
        }

        if (!IsFinite(source, values))
        {
            return ", which held NaN or infinity before";
        }

        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (long i = 0; i < source.Shape.Count; i++)
        {
            double value = source.Type == ElementType.Float32 ? ((float*)values)[i] : ((double*)values)[i];
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return string.Create(CultureInfo.InvariantCulture, $" between {low:G4} and {high:G4}");
    }
}
