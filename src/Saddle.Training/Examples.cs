using Saddle.Data;

namespace Saddle.Training;

/// <summary>What a formulation is told of the data it is for.</summary>
/// <param name="Specs">The parts of one example, without the axis of the batch; at least one.</param>
/// <param name="Classes">How many classes labels or targets name; 0 where none are known.</param>
public sealed record Examples(IReadOnlyList<TensorSpec> Specs, int Classes = 0)
{
    /// <summary>The name of the part that tells each example's class.</summary>
    public const string Labels = "labels";

    /// <summary>The shape of one example's first part.</summary>
    public Shape Shape => Specs[0].Shape;

    /// <summary>Examples as a source gives them.</summary>
    public static Examples Of(IBatchSource source) => new(source.Specs, source.Classes.Count);
}
