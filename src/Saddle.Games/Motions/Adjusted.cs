using Saddle.Games.Adjustments;
using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Other dynamics along an adjusted field.</summary>
/// <param name="Inner">How the point moves.</param>
/// <param name="By">What changes the field.</param>
/// <param name="Every">
/// Adjust every so many steps only, which saves its cost in the others; 1 for always, up to 65,536.
/// </param>
public sealed record Adjusted(Dynamics Inner, Adjustment By, int Every = 1) : Dynamics
{
    private static readonly Setting<int> s_every =
        new("every", 1, Ranges.Count(1, LongestPeriod), "adjust every so many steps only");


    // Where some steps are plain, every turn is wrapped, so that adjusted dynamics within adjusted dynamics stay apart.
    private const string Plain = "plain";
    private const string Changed = "adjusted";

    /// <summary>Adjust every so many steps only; 1 for always, up to 65,536.</summary>
    public int Every { get; init => field = s_every.Require(value, "Adjusted"); } =
        s_every.Require(Every, "Adjusted");

    /// <summary>How an adjustment of any dynamics is chosen by the adjustment's name.</summary>
    /// <param name="by">The adjustment, whose settings stand beside those of this record.</param>
    public static Part<Dynamics> Part(Part<Adjustment> by) => new(
        by.Name,
        by.Summary,
        by.Source,
        [.. by.Settings, s_every, InnerSlot],
        chosen => new Adjusted(chosen.Make(InnerSlot), by.Make(chosen), chosen.Get(s_every)));

    /// <inheritdoc/>
    public override int Kind(long step) => 2 * Inner.Kind(step) + (step % Every == 0 ? 1 : 0);

    /// <inheritdoc/>
    public override int Period => checked(Every * Inner.Period);

    /// <inheritdoc/>
    public override IReadOnlyList<Turn> Turns(Game game, long step) => Every == 1
        ? Inner.Turns(game, step)
        : [.. Inner.Turns(game, step).Select(turn => turn.Within(step % Every == 0 ? Changed : Plain))];

    /// <inheritdoc/>
    public override int Draws(Turn turn) => Inner.Draws(Unwrap(turn));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Memory(Game game) => Inner.Memory(game);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Begin(Point at) => Inner.Begin(at);

    /// <inheritdoc/>
    public override Dynamics Reversed(int players) => this with { Inner = Inner.Reversed(players) };

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper) =>
        Inner.Take(Unwrap(turn), before, Every > 1 && turn.Name == Plain ? along : along.Adjusted(By), stepper);

    /// <inheritdoc/>
    public override Point Solution(Motion motion) => Inner.Solution(motion);

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule)
    {
        By.Check(game);
        Inner.Check(game, rule);
    }

    private Turn Unwrap(Turn turn) => Every == 1 ? turn : turn.Inner!;
}
