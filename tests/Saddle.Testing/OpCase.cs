using Saddle.Graphs;

namespace Saddle.Testing;

/// <summary>One op, or one way to call it, as a function of floating-point tensors.</summary>
/// <param name="Name">What a failing test shows.</param>
/// <param name="Function">From arguments of the given shapes, of either floating-point type, to one tensor.</param>
/// <param name="Shapes">One per argument.</param>
/// <param name="Low">Arguments are drawn from this number on.</param>
/// <param name="High">Arguments are drawn below this number.</param>
/// <param name="ChecksDerivatives">
/// Whether derivatives are worth checking here: not at every length of one formula.
/// </param>
internal sealed record OpCase(
    string Name,
    Func<IReadOnlyList<Tensor>, Tensor> Function,
    Shape[] Shapes,
    double Low = -1.5,
    double High = 1.5,
    bool ChecksDerivatives = true)
{
    /// <summary>The function as a graph.</summary>
    public Graph Trace(ElementType type) => Compiler.Trace(xs => [Function(xs)], Specs(type));

    public TensorSpec[] Specs(ElementType type) =>
        [.. Shapes.Select((shape, i) => new TensorSpec(shape, type, $"x{i}"))];

    /// <summary>Arguments drawn at random from the case's range; exact in float32.</summary>
    public double[][] Arguments(int seed) =>
        [.. Shapes.Select((shape, i) => Numbers.Between(Low, High, shape.Count, seed + i))];

    public override string ToString() => Name;
}
