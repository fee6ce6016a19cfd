using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>
/// The players step one after the other, each against its gradient at the point that the others' last steps left.
/// </summary>
/// <remarks>
/// For two players with counts n and m on a bilinear game, all multipliers have modulus 1 while √(nm)·h·s ≤ 2.
/// Every inner step has a minibatch of its own. Source: Mescheder et al. 2018, arXiv:1801.04406, appendix D.
/// </remarks>
public sealed record Alternating : Dynamics
{
    private static readonly Range<int> s_count = Ranges.Count(1, 1000);

    private static readonly Setting<IReadOnlyList<int>> s_counts =
        new("counts", [], Ranges.List(s_count), "steps of each player before the next one moves; none for one each");

    /// <summary>Who moves how often: for dynamics whose players take turns too.</summary>
    internal static IReadOnlyList<ISetting> Settings { get; } = [s_counts];

    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "alternating", "the players step one after the other",
        "Mescheder et al. 2018, arXiv:1801.04406", [.. Settings], Of);

    /// <summary>The order that was chosen by <see cref="Settings"/>.</summary>
    internal static Alternating Of(Chosen chosen) => Counting(chosen.Get(s_counts));

    /// <summary>
    /// Who moves, in order; a player who is named twice moves twice. Empty for all in the game's order.
    /// </summary>
    public IReadOnlyList<int> Order { get; init; } = [];

    /// <summary>An order in which each player makes its own number of steps before the next one moves.</summary>
    /// <param name="counts">Steps of player 0, of player 1, and so on; 1 to 1000 each.</param>
    public static Alternating Counting(params IReadOnlyList<int> counts) => new()
    {
        Order = [.. counts.SelectMany((count, player) =>
            Enumerable.Repeat(player, s_count.Require(count, "Alternating", nameof(counts))))],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Turn> Turns(Game game, long step) =>
        [.. Sequence(game).Select(player => new Turn("one", player))];

    /// <inheritdoc/>
    public override Alternating Reversed(int players) =>
        new() { Order = [.. (Order.Count > 0 ? Order : Enumerable.Range(0, players)).Reverse()] };

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        int player = turn.Player!.Value;
        return stepper.Step(before, player, along.Of(player, before.At));
    }

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule)
    {
        IEnumerable<int> all = Enumerable.Range(0, game.Players.Count);
        if (!all.ToHashSet().SetEquals(Sequence(game)))
        {
            throw new GameException(
                $"Alternating: the order does not name every player of {game.Name}. The order is "
                    + $"{string.Join(", ", Order)}, the players are 0 to {game.Players.Count - 1}. "
                    + "Name each at least once.");
        }
    }

    /// <inheritdoc/>
    public bool Equals(Alternating? other) => other is not null && Order.SequenceEqual(other.Order);

    /// <inheritdoc/>
    public override int GetHashCode() => Order.Aggregate(Order.Count, HashCode.Combine);

    private IEnumerable<int> Sequence(Game game) => Order.Count > 0 ? Order : Enumerable.Range(0, game.Players.Count);
}
