using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Slow weights that follow fast ones a part of their way every so many steps, and pull them back.</summary>
/// <param name="Inner">How the fast weights move.</param>
/// <param name="Every">Steps between two pulls, k; 1 to 65,536.</param>
/// <param name="Rate">How far the slow weights follow, α; above 0 and up to 1.</param>
/// <remarks>
/// Every k steps φ' = φ + α(w - φ), w' = φ': multiplier 1 - α + αzᵏ per k steps where z is the inner dynamics'. The
/// step rule's state and the inner dynamics' memory go on as they are. The solution is φ. Source: Zhang et al. 2019,
/// Algorithm 1, arXiv:1907.08610; for games Chavdarova et al. 2021, "Taming GANs with Lookahead-Minmax",
/// arXiv:2006.14567.
/// </remarks>
public sealed record Lookahead(Dynamics Inner, int Every = 5, double Rate = 0.5) : FollowedDynamics(Inner)
{
    private static readonly Setting<int> s_every =
        new("every", 5, Ranges.Count(1, LongestPeriod), "steps between two pulls of the slow weights");

    private static readonly Setting<double> s_rate =
        new("rate", 0.5, Ranges.UpToOne, "how far the slow weights follow at a pull");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "lookahead", "slow weights that fast ones are pulled back to every 5 steps",
        "Chavdarova et al. 2021, arXiv:2006.14567", [s_every, s_rate, InnerSlot],
        chosen => new Lookahead(chosen.Make(InnerSlot), chosen.Get(s_every), chosen.Get(s_rate)));

    /// <summary>Steps between two pulls, k; 1 to 65,536.</summary>
    public int Every { get; init => field = s_every.Require(value, "Lookahead"); } =
        s_every.Require(Every, "Lookahead");

    /// <summary>How far the slow weights follow, α; above 0 and up to 1.</summary>
    public double Rate { get; init => field = s_rate.Require(value, "Lookahead"); } =
        s_rate.Require(Rate, "Lookahead");

    /// <inheritdoc/>
    public override int Period => checked(Every * Inner.Period);

    /// <inheritdoc/>
    public override Point Solution(Motion motion) =>
        motion.At.Game.Point([.. motion.Memory.Take(motion.At.Tensors.Count)]);

    /// <inheritdoc/>
    protected override string FollowUp => "pull";

    /// <inheritdoc/>
    protected override bool Follows(long step) => step % Every == Every - 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<Parameter> Own(Game game) => [.. LikePoint("slow", game)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> BeginOwn(Point at) => at.Tensors;

    /// <inheritdoc/>
    protected override (Point At, IReadOnlyList<Tensor> Own) Follow(Point at, IReadOnlyList<Tensor> own)
    {
        Point slow = at.Game.Point(own);
        Point followed = slow + Rate * (at - slow);
        return (followed, followed.Tensors);
    }
}
