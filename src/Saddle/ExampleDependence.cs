using Saddle.Passes;

namespace Saddle;

/// <summary>Which examples of a batch a traced result depends on.</summary>
public static class ExampleDependence
{
    /// <summary>Whether the result for one example depends on another example; nothing is run.</summary>
    /// <param name="result">What was computed from the inputs; its first axis counts the examples.</param>
    /// <param name="inputs">Tensors whose first axis counts the same examples, from 1 to 8 of them.</param>
    /// <exception cref="ShapeException">An input has no axis, or they hold other numbers of examples.</exception>
    /// <remarks>
    /// Follows the axes from op to op, whatever the values: a factor 0 counts as a dependence, and so does an op that
    /// is not followed (additions at indices). A permutation of the examples mixes them as well.
    /// </remarks>
    public static bool Mixes(Tensor result, params IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(inputs);
        int[] counts = [.. inputs.Select(input => input.Rank == 0 ? 0 : input.Shape[0]).Distinct()];
        return counts switch
        {
            [] or [1] => false,
            [> 1 and <= ExampleBits.Most] => ExampleFlow.Mixes(result, inputs),
            _ => throw Tensor.Misfit("example dependence",
                $"the inputs must hold from 1 to {ExampleBits.Most} examples, all as many.",
                $"Got inputs of shape {string.Join(", ", inputs.Select(input => input.Shape))}.",
                "Trace with so few."),
        };
    }
}
