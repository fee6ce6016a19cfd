using Saddle.Passes;

namespace Saddle;

/// <summary>Which examples of a batch a traced result depends on.</summary>
public static class ExampleDependence
{
    /// <summary>Whether the result for one example depends on another example; nothing is run.</summary>
    /// <param name="result">What was computed from the inputs; its first axis counts the examples.</param>
    /// <param name="inputs">Tensors whose first axis counts the same examples, at most eight of them.</param>
    /// <remarks>
    /// Follows the axes from op to op, whatever the values: a factor 0 counts as a dependence, and so does an op that
    /// is not followed (additions at indices). A permutation of the examples mixes them as well.
    /// </remarks>
    public static bool Mixes(Tensor result, params IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(inputs);
        return ExampleFlow.Mixes(result, inputs);
    }
}
