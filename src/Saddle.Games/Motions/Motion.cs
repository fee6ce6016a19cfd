namespace Saddle.Games.Motions;

/// <summary>A point on its way, and what is remembered for its next step.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Rule">The step rule's state, player by player.</param>
/// <param name="Memory">What the dynamics remember.</param>
public sealed record Motion(Point At, IReadOnlyList<IReadOnlyList<Tensor>> Rule, IReadOnlyList<Tensor> Memory)
{
    /// <summary>At rest: nothing has moved yet.</summary>
    public static Motion Begin(Point at, Dynamics dynamics, StepRule rule) => new(
        at,
        [.. Enumerable.Range(0, at.Game.Players.Count).Select(player => (IReadOnlyList<Tensor>)
            [.. rule.State(at.Game, player).Select(spec => Tensor.Zeros([.. at.Starts, .. spec.Shape], at.Type))])],
        dynamics.Begin(at));

    /// <summary>Everything in a row: the point, the rule's state, the memory.</summary>
    public IReadOnlyList<Tensor> All => [.. At.Tensors, .. Rule.SelectMany(state => state), .. Memory];

    /// <summary>The same motion with everything replaced.</summary>
    /// <param name="all">In the order of <see cref="All"/>.</param>
    public Motion Read(IReadOnlyList<Tensor> all)
    {
        var rest = new Queue<Tensor>(all);
        IReadOnlyList<Tensor> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => rest.Dequeue())];
        return new Motion(
            At.Game.Point(Take(At.Tensors.Count)), [.. Rule.Select(state => Take(state.Count))], Take(Memory.Count));
    }
}
