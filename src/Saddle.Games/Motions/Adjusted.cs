using Saddle.Games.Adjustments;

namespace Saddle.Games.Motions;

/// <summary>Other dynamics along an adjusted field.</summary>
/// <param name="Inner">How the point moves.</param>
/// <param name="By">What changes the field.</param>
/// <param name="Every">Adjust every so many steps only, which saves its cost in the others; 1 for always.</param>
public sealed record Adjusted(Dynamics Inner, Adjustment By, int Every = 1) : Dynamics
{
    private const string Plain = "plain";

    /// <summary>Adjust every so many steps only; 1 for always.</summary>
    public int Every { get; init => field = (int)Setting.AtLeast(1, value, "Adjusted"); } =
        (int)Setting.AtLeast(1, Every, "Adjusted");

    /// <inheritdoc/>
    public override int Period => checked(Every * Inner.Period);

    /// <inheritdoc/>
    public override IReadOnlyList<Turn> Turns(Game game, long step) => step % Every == 0
        ? Inner.Turns(game, step)
        : [.. Inner.Turns(game, step).Select(turn => new Turn(Plain, turn.Player) { Inner = turn })];

    /// <inheritdoc/>
    public override int Draws(Turn turn) => Inner.Draws(Within(turn));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Memory(Game game) => Inner.Memory(game);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Begin(Point at) => Inner.Begin(at);

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper) =>
        Inner.Take(Within(turn), before, IsPlain(turn) ? along : along.Adjusted(By), stepper);

    /// <inheritdoc/>
    public override Point Solution(Motion motion) => Inner.Solution(motion);

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule)
    {
        By.Check(game);
        Inner.Check(game, rule);
    }

    private static bool IsPlain(Turn turn) => turn.Name == Plain && turn.Inner is not null;

    private static Turn Within(Turn turn) => IsPlain(turn) ? turn.Inner! : turn;
}
