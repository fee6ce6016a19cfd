namespace Saddle.Games.Motions;

/// <summary>What the last step left behind, and whether there was one: before the first there is nothing.</summary>
/// <param name="Last">A direction, zero before the first step.</param>
/// <param name="Begun">1 after the first step, 0 before; shape as <see cref="Point.Starts"/>.</param>
/// <remarks>
/// A zero in place of what is not there would make the first step another one: optimism would make it twice, and an
/// optimiser would take it for a gradient. It is remembered rather than told by the step's number, so that all steps
/// are one program.
/// </remarks>
internal sealed record Remembered(Point Last, Tensor Begun)
{
    /// <summary>Names for it among what dynamics remember.</summary>
    internal static IReadOnlyList<Parameter> Names(IEnumerable<Parameter> last) => [.. last, new("begun", [])];

    /// <summary>Reads it from all that dynamics remember.</summary>
    internal static Remembered In(Motion motion) => new(
        motion.At.Game.Point([.. motion.Memory.SkipLast(1)]), motion.Memory[^1]);

    /// <summary>What to remember after a step.</summary>
    internal static IReadOnlyList<Tensor> After(Point last) =>
        [.. last.Tensors, Tensor.Ones(last.Starts, last.Type)];

    /// <summary>What was left behind, or another direction where there was no step.</summary>
    internal Point Or(Point first) => Last.Game.Point([.. Last.Tensors.Zip(first.Tensors, Choose)]);

    /// <summary>A motion after the first step, another one before it.</summary>
    internal Motion Choose(Motion later, Motion first) => later.Read([.. later.All.Zip(first.All, Choose)]);

    private Tensor Choose(Tensor later, Tensor first) => Tensor.Select(Last.PerStart(Begun, later), later, first);
}
