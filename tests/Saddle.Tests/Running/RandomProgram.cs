using Saddle.Graphs;
using Saddle.Testing;

namespace Saddle.Tests.Running;

/// <summary>
/// A function of a few tensors drawn at random over all ops; one seed, one function, in either precision.
/// </summary>
internal sealed class RandomProgram
{
    private static readonly Shape[] s_small =
    [
        [], [1], [5], [17], [3, 4], [4, 3], [1, 6], [6, 1], [2, 3, 4], [3, 1, 5], [2, 3, 4, 5], [1, 2, 5, 5], [0, 3],
        [2, 1, 3, 1, 2],
    ];

    private static readonly Shape[] s_large =
        [[40000], [300, 257], [3, 20001], [30001, 3], [2, 64, 33, 17], [64, 1100], [2, 20000, 2], [1100, 64]];

    private readonly int _seed;
    private readonly int _steps;
    private readonly Shape[] _shapes;
    private readonly bool _differentiates;

    public RandomProgram(int seed, bool large = false)
    {
        _seed = seed;
        var random = new Random(seed);
        _steps = random.Next(1, large ? 9 : 22);
        _differentiates = random.Next(3) == 0;
        Carried = random.Next(3) == 0 ? random.Next(1, 3) : 0;
        Shape[] shapes = large ? s_large : s_small;
        Shape first = shapes[random.Next(shapes.Length)];
        _shapes =
        [
            first,
            .. Enumerable.Range(0, random.Next(1, 4))
                .Select(_ => random.Next(2) == 0 ? first : shapes[random.Next(shapes.Length)]),
        ];
    }

    /// <summary>How many leading inputs are state.</summary>
    public int Carried { get; }

    public TensorSpec[] Specs(ElementType type) =>
        [.. _shapes.Select((shape, i) => new TensorSpec(shape, type, $"x{i}"))];

    public double[][] Arguments() =>
        [.. _shapes.Select((shape, i) => Numbers.Between(-1.5, 1.5, shape.Count, _seed + i))];

    public Graph Trace(ElementType type) => Compiler.Trace(Function, Specs(type), Carried);

    public IReadOnlyList<Tensor> Function(IReadOnlyList<Tensor> inputs)
    {
        IReadOnlyList<Tensor> outputs = Body(inputs);
        if (!_differentiates)
        {
            return outputs;
        }

        Tensor[] gradient = Derivative.Gradient((IReadOnlyList<Tensor> xs) => Loss(Body(xs)))(inputs);
        return [.. outputs, .. gradient];
    }

    private static Tensor Loss(IReadOnlyList<Tensor> outputs) =>
        outputs.Select((output, i) => (output.Sin() * (0.3 + i)).Sum()).Aggregate((sum, term) => sum + term);

    private IReadOnlyList<Tensor> Body(IReadOnlyList<Tensor> inputs)
    {
        var draw = new RandomOps(new Random(_seed * 7919 + 1), inputs);
        for (int i = 0; i < _steps; i++)
        {
            draw.Grow();
        }

        return draw.Outputs(Carried);
    }
}
