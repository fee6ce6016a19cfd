using Saddle.Games.Motions;

namespace Saddle.Games.Tests.Motions;

/// <summary>
/// The first of two players steps along its mean gradient against a queue of the second's past points; then the second
/// steps against where the first has come.
/// </summary>
/// <param name="Length">Points in the queue, the oldest first; all are the start at first.</param>
/// <remarks>
/// The second's point enters the queue after 1, 3, 6, 10, … steps, ever more rarely, so that steps never repeat.
/// Source: Grnarova et al. 2018, "An Online Learning Approach to Generative Adversarial Networks", arXiv:1706.03269,
/// Algorithm 2, whose queue of the generator's points is left out.
/// </remarks>
internal sealed record QueuedOpponents(int Length = 3) : Dynamics
{
    private const int Queueing = 0;
    private const int Queued = 1;
    private static readonly Turn s_play = new("play", Queueing);
    private static readonly Turn s_answer = new("answer", Queued);
    private static readonly Turn s_push = new("push");

    /// <summary>Told of each turn that is traced.</summary>
    public Action<Turn>? OnTrace { get; init; }

    public override int Period => 0;

    /// <summary>Whether a step is the last before the queue moves on: step + 1 is a triangular number.</summary>
    public static bool Pushes(long step)
    {
        long root = (long)((Math.Sqrt(8.0 * (step + 1) + 1) - 1) / 2);
        return root * (root + 1) / 2 == step + 1;
    }

    public override int Kind(long step) => Pushes(step) ? 1 : 0;

    public override IReadOnlyList<Turn> Turns(Game game, long step) =>
        Pushes(step) ? [s_play, s_answer, s_push] : [s_play, s_answer];

    public override int Draws(Turn turn) => turn == s_push ? 0 : 1;

    public override IReadOnlyList<Parameter> Memory(Game game) =>
    [
        .. Enumerable.Range(0, Length).SelectMany(place => game.Players[Queued].Parameters
            .Select(parameter => parameter with { Name = $"queue{place}.{parameter.Name}" })),
    ];

    public override IReadOnlyList<Tensor> Begin(Point at) =>
        [.. Enumerable.Range(0, Length).SelectMany(_ => at.Of(Queued))];

    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        OnTrace?.Invoke(turn);
        if (turn == s_push)
        {
            IReadOnlyList<Tensor> present = before.At.Of(Queued);
            return before with { Memory = [.. before.Memory.Skip(present.Count), .. present] };
        }

        return turn == s_play
            ? stepper.Step(before, Queueing, MeanAgainstQueue(before, along))
            : stepper.Step(before, Queued, along.Of(Queued, before.At));
    }

    public override void Check(Game game, StepRule rule)
    {
        if (game.Players.Count != 2)
        {
            throw new GameException(
                $"QueuedOpponents: the queue is of one opponent. {game.Name} has {game.Players.Count} players. "
                    + "Choose a game of two.");
        }
    }

    private Tensor[] MeanAgainstQueue(Motion before, Field along)
    {
        IEnumerable<IReadOnlyList<Tensor>> fields = before.Memory.Chunk(before.Memory.Count / Length)
            .Select(opponent => along.Of(Queueing, before.At.With(Queued, opponent)));
        return
        [
            .. fields.Aggregate((sum, next) => [.. sum.Zip(next, (x, y) => x + y)]).Select(sum => sum / Length),
        ];
    }
}
