using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Testing;

/// <summary>Ops that move, pick, add up or compare elements along axes.</summary>
internal static class ReferenceMovement
{
    public static double[] Of(Tensor y, double[][] x)
    {
        Shape from = y.Inputs[0].Shape;
        return y.Op switch
        {
            PermuteOp op => Pull(y, x[0], index => Back(index, op.Order)),
            BroadcastOp => Pull(y, x[0], index => [.. index.Select((i, axis) => from[axis] == 1 ? 0 : i)]),
            SliceOp op => Pull(y, x[0], index => [.. index.Select((i, axis) => op.Starts[axis] + i * op.Steps[axis])]),
            GatherOp op => Pull(y, x[0], index => index.With(op.Axis, (int)x[1][index[op.Axis]])),
            PadOp op => Push(y, x[0], 0, Sum, index =>
                [.. index.Select((i, axis) => op.Before[axis] + i * (op.Interior[axis] + 1))]),
            ScatterAddOp op => Push(y, x[0], 0, Sum, index => index.With(op.Axis, (int)x[1][index[op.Axis]])),
            SumOp op => Push(y, x[0], 0, Sum, index => Kept(index, op.Axes)),
            MaxOp op => Push(y, x[0], double.NegativeInfinity, Math.Max, index => Kept(index, op.Axes)),
            ConcatOp op => Concat(y, x, op.Axis),
            _ => throw new NotSupportedException($"{y.Op}"),
        };
    }

    private static double Sum(double left, double right) => left + right;

    /// <summary>Each element of the result read from one place.</summary>
    private static double[] Pull(Tensor y, double[] x, Func<int[], int[]> source)
    {
        Shape from = y.Inputs[0].Shape;
        return [.. Indices.Of(y.Shape).Select(index => x[Indices.Element(from, source(index))])];
    }

    /// <summary>Each element of the input joined to one place.</summary>
    private static double[] Push(
        Tensor y, double[] x, double start, Func<double, double, double> join, Func<int[], int[]> target)
    {
        double[] result = new double[y.Shape.Count];
        Array.Fill(result, start);
        long element = 0;
        foreach (int[] index in Indices.Of(y.Inputs[0].Shape))
        {
            long at = Indices.Element(y.Shape, target(index));
            result[at] = join(result[at], x[element++]);
        }

        return result;
    }

    private static double[] Concat(Tensor y, double[][] x, int axis)
    {
        double[] result = new double[y.Shape.Count];
        int start = 0;
        for (int i = 0; i < x.Length; i++)
        {
            long element = 0;
            foreach (int[] index in Indices.Of(y.Inputs[i].Shape))
            {
                result[Indices.Element(y.Shape, index.With(axis, start + index[axis]))] = x[i][element++];
            }

            start += y.Inputs[i].Shape[axis];
        }

        return result;
    }

    private static int[] Back(int[] index, ValueList<int> order)
    {
        int[] source = new int[index.Length];
        for (int axis = 0; axis < index.Length; axis++)
        {
            source[order[axis]] = index[axis];
        }

        return source;
    }

    private static int[] Kept(int[] index, ValueList<int> axes) => [.. index.Where((_, axis) => !axes.Contains(axis))];
}
