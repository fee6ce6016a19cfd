using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Motions;

namespace Saddle.Games.Tests.Motions;

/// <summary>Steps of dynamics on a game whose field is linear, as a matrix: point and memory in and out.</summary>
internal static class StepOperator
{
    /// <summary>The matrix of one whole period, found by stepping from each basis vector.</summary>
    public static Matrix<double> Of(Dynamics dynamics, Game game, params double[] rates)
    {
        int size = game.Size + dynamics.Memory(game).Sum(remembered => (int)remembered.Shape.Count);
        var rule = new PlainStep();
        Point origins = game.Points([.. Enumerable.Repeat(new double[game.Size], size)]);
        Motion motion = Motion.Begin(origins, dynamics, rule);
        motion = motion.Read([.. Basis(motion, size)]);
        var stepper = new Stepper(
            rule, [.. StepSizes.Of(game, rates).Select(rate => Tensor.Scalar(rate, ElementType.Float64))]);
        for (int step = 0; step < dynamics.Period; step++)
        {
            motion = dynamics.Step(motion, game.FieldOn(), stepper, step);
        }

        double[][] columns = [.. motion.All.Select(x => x.ToArray<double>())];
        return Matrix<double>.Build.DenseOfRowArrays(columns.SelectMany(values => Rows(values, size)));
    }

    public static double Radius(Dynamics dynamics, Game game, params double[] rates) =>
        Of(dynamics, game, rates).Evd().EigenValues.Max(value => value.Magnitude);

    // Start i is the i-th basis vector: over all tensors in a row, entry i of start i is 1.
    private static IEnumerable<Tensor> Basis(Motion motion, int starts)
    {
        int first = 0;
        foreach (Tensor x in motion.All)
        {
            int length = (int)x.Shape.Count / starts;
            double[] values = new double[starts * length];
            for (int i = 0; i < length; i++)
            {
                values[(first + i) * length + i] = 1;
            }

            first += length;
            yield return Tensor.FromArray(values, x.Shape);
        }
    }

    // What each start's step left in entry i of a tensor is row i of the operator.
    private static IEnumerable<double[]> Rows(double[] values, int starts)
    {
        int length = values.Length / starts;
        return Enumerable.Range(0, length).Select(i =>
            (double[])[.. Enumerable.Range(0, starts).Select(start => values[start * length + i])]);
    }
}
