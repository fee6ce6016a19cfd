using Saddle.Graphs;

namespace Saddle.Testing;

/// <summary>
/// How far the derivatives of a function are from one another and from finite differences, in float64 on the reference
/// interpreter: no kernel takes part. Errors are relative where the numbers exceed 1.
/// </summary>
/// <param name="function">From tensors to one tensor, smooth near the point.</param>
/// <param name="point">The arguments' shapes.</param>
/// <param name="x">The arguments' values.</param>
internal sealed class DerivativeCheck(Func<IReadOnlyList<Tensor>, Tensor> function, Shape[] point, double[][] x)
{
    private const int Seed = 4711;

    /// <summary>Forward mode along a random direction against central differences.</summary>
    public double ForwardError()
    {
        double[][] u = Random(1);
        double[] forward = Run(
            xs => [Push(xs[..point.Length], xs[point.Length..])], [.. point, .. point], [.. x, .. u])[0];
        return Numbers.Error(Difference(xs => function(xs), u), forward);
    }

    /// <summary>⟨v, forward(u)⟩ against ⟨reverse(v), u⟩ for random u and v.</summary>
    public double ModeMismatch()
    {
        double[][] u = Random(1);
        double[] forward = Run(
            xs => [Push(xs[..point.Length], xs[point.Length..])], [.. point, .. point], [.. x, .. u])[0];
        double[] v = Numbers.Between(-1, 1, forward.Length, Seed);
        Tensor weights = Tensor.FromArray(v, Result());
        double[][] reverse = Run(xs => Derivative.VectorJacobian(ys => [function(ys)], xs, [weights]), point, x);
        return Numbers.Error([Numbers.Dot(v, forward)], [Numbers.Dot(reverse, u)]);
    }

    /// <summary>
    /// The gradient of a random projection of the gradient against central differences of that projection.
    /// </summary>
    public double SecondOrderError()
    {
        double[][] u = Random(1);
        Tensor[] projection = [.. Random(2).Zip(point, (values, shape) => Tensor.FromArray(values, shape))];
        Tensor weights = Tensor.FromArray(Numbers.Between(-1, 1, Result().Count, Seed), Result());
        Tensor Slope(IReadOnlyList<Tensor> xs) => Derivative.Gradient(ys => (function(ys) * weights).Sum())(xs)
            .Zip(projection, (slope, along) => (slope * along).Sum())
            .Aggregate((sum, term) => sum + term);
        double[][] second = Run(xs => Derivative.Gradient(Slope)(xs), point, x);
        return Numbers.Error(Difference(Slope, u), [Numbers.Dot(second, u)]);
    }

    private Tensor Push(Tensor[] xs, Tensor[] us) => Derivative.JacobianVector(ys => [function(ys)], xs, us)[0];

    private Shape Result() => Trace(xs => [function(xs)], point).Outputs[0].Shape;

    private double[][] Random(int stream) =>
        [.. point.Select((shape, i) => Numbers.Between(-1, 1, shape.Count, Seed + 100 * stream + i))];

    /// <summary>
    /// The derivative along u by the five-point formula, of error proportional to the step's fourth power.
    /// </summary>
    private double[] Difference(Func<IReadOnlyList<Tensor>, Tensor> of, double[][] u)
    {
        const double Step = 1e-3;
        Graph graph = Trace(xs => [of(xs)], point);
        double[] At(double steps) => ReferenceInterpreter.Run(graph, Numbers.Step(x, steps * Step, u))[0];
        (double[] far, double[] near, double[] before, double[] behind) = (At(2), At(1), At(-1), At(-2));
        return [.. near.Select((_, i) => (8 * (near[i] - before[i]) - (far[i] - behind[i])) / (12 * Step))];
    }

    private static double[][] Run(Func<Tensor[], IReadOnlyList<Tensor>> of, Shape[] shapes, double[][] values) =>
        ReferenceInterpreter.Run(Trace(of, shapes), values);

    private static Graph Trace(Func<Tensor[], IReadOnlyList<Tensor>> of, Shape[] shapes) => Compiler.Trace(
        xs => of([.. xs]), [.. shapes.Select((shape, i) => new TensorSpec(shape, ElementType.Float64, $"x{i}"))]);
}
