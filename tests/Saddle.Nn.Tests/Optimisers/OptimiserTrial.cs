using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Tests.Optimisers;

/// <summary>
/// Three steps of an optimiser on one parameter of two elements, with gradients and rates that differ by step.
/// </summary>
internal static class OptimiserTrial
{
    public static readonly double[] Start = [1.0, -0.5];
    public static readonly double[][] Gradients = [[0.5, -2.0], [-0.25, 1.5], [3.0, 0.125]];
    public static readonly double[] Rates = [0.1, 0.05, 0.2];

    public static readonly ParameterSpec[] Specs = [new("w", [2], new Constant(0), new Fans(1, 2))];

    /// <summary>The parameter after each step.</summary>
    public static double[][] Run(Optimiser optimiser)
    {
        Tensor parameter = Tensor.Of(Start);
        IReadOnlyList<Tensor> state = optimiser.InitialState(Specs, ElementType.Float64);
        var path = new List<double[]>();
        for (int step = 0; step < Gradients.Length; step++)
        {
            Tensor rate = Tensor.Scalar(Rates[step], ElementType.Float64);
            OptimiserStep next = optimiser.Update([parameter], [Tensor.Of(Gradients[step])], state, rate);
            (parameter, state) = (next.Parameters[0], next.State);
            path.Add(parameter.ToArray<double>());
        }

        return [.. path];
    }

    /// <summary>The same path by scalar arithmetic: one formula with its own state per element.</summary>
    /// <param name="element">Makes an element's rule: (parameter, gradient, rate, step from 1) to parameter.</param>
    public static double[][] Path(Func<Func<double, double, double, int, double>> element)
    {
        Func<double, double, double, int, double>[] rules = [element(), element()];
        double[] at = [.. Start];
        var path = new List<double[]>();
        for (int step = 0; step < Gradients.Length; step++)
        {
            at = [.. at.Select((value, i) => rules[i](value, Gradients[step][i], Rates[step], step + 1))];
            path.Add(at);
        }

        return [.. path];
    }
}
