using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Other dynamics on an unchanged way, whose solution is the average of the points on it.</summary>
/// <param name="Inner">How the point moves.</param>
/// <param name="Decay">
/// What remains of an exponential average at each step, from 0 to below 1; null for the uniform average of all points
/// since the start.
/// </param>
/// <remarks>
/// Uniform: a' = a + (w - a)/t after step t. Exponential: a' = βa + (1 - β)w, from the start. On a bilinear game the
/// points of alternating steps circle and their uniform average goes to the centre as 1/t. Source: Bruck 1977, J. Math.
/// Anal. Appl. 61; for GANs Yazıcı et al. 2019, "The Unusual Effectiveness of Averaging in GAN Training",
/// arXiv:1806.04498.
/// </remarks>
public sealed record Averaged(Dynamics Inner, double? Decay = null) : FollowedDynamics(Inner)
{
    private static readonly Range<double> s_remains = Ranges.BelowOne;

    private static readonly Setting<double?> s_decay = new(
        "decay", null, Ranges.Optional(s_remains, "uniform"), "what remains of the average at each step");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "averaged", "the average of all points on the way, uniform unless it decays",
        "Yazıcı et al. 2019, arXiv:1806.04498", [s_decay, InnerSlot],
        chosen => new Averaged(chosen.Make(InnerSlot), chosen.Get(s_decay)));

    /// <summary>What remains of an exponential average at each step; null for the uniform average.</summary>
    public double? Decay { get; init => field = Checked(value); } = Checked(Decay);

    /// <inheritdoc/>
    public override Point Solution(Motion motion) =>
        motion.At.Game.Point([.. motion.Memory.Take(motion.At.Tensors.Count)]);

    /// <inheritdoc/>
    protected override string FollowUp => "average";

    /// <inheritdoc/>
    protected override bool Follows(long step) => true;

    /// <inheritdoc/>
    protected override IReadOnlyList<Parameter> Own(Game game) => Decay is null
        ? [.. LikePoint("average", game), new Parameter("averaged", [])]
        : [.. LikePoint("average", game)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> BeginOwn(Point at) => Decay is null
        ? [.. at.Tensors, Tensor.Zeros(at.Starts, at.Type)]
        : at.Tensors;

    /// <inheritdoc/>
    protected override (Point At, IReadOnlyList<Tensor> Own) Follow(Point at, IReadOnlyList<Tensor> own)
    {
        Point average = at.Game.Point([.. own.Take(at.Tensors.Count)]);
        if (Decay is { } decay)
        {
            return (at, (average + (1 - decay) * (at - average)).Tensors);
        }

        Tensor points = own[^1] + 1; // shape Starts
        return (at, [.. (average + (at - average).Scale(points.Reciprocal())).Tensors, points]);
    }

    private static double? Checked(double? decay) =>
        decay is { } chosen ? s_remains.Require(chosen, "Averaged", nameof(Decay)) : null;
}
