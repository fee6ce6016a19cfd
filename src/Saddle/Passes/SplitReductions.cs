using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Splits sums and maxima so that each reduces neighbouring axes only, the trailing ones first.</summary>
internal static class SplitReductions
{
    public static Graph Apply(Graph graph) =>
        Rewrite.Apply(graph, node => node.Op is SumOp or MaxOp ? Split(node) : node);

    /// <summary>
    /// Axes in ascending order, cut wherever an axis of a size other than 1 that is not among them lies between.
    /// </summary>
    public static List<int[]> Runs(Shape shape, IReadOnlyList<int> axes)
    {
        var runs = new List<int[]>();
        int start = 0;
        for (int i = 1; i <= axes.Count; i++)
        {
            if (i == axes.Count
                || Enumerable.Range(axes[i - 1] + 1, axes[i] - axes[i - 1] - 1).Any(axis => shape[axis] != 1))
            {
                runs.Add([.. axes.Skip(start).Take(i - start)]);
                start = i;
            }
        }

        return runs;
    }

    private static Tensor Split(Tensor node)
    {
        List<int[]> runs = Runs(node.Inputs[0].Shape, SimplifyReductions.Axes(node.Op));
        if (runs.Count < 2)
        {
            return node;
        }

        Tensor reduced = node.Inputs[0];
        for (int i = runs.Count - 1; i >= 0; i--)
        {
            reduced = SimplifyReductions.Reduce(node.Op, reduced, runs[i]);
        }

        return reduced;
    }
}
