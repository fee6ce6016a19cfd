using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>A rate multiplied by a factor every so many steps.</summary>
/// <param name="Every">Steps between changes; positive.</param>
/// <param name="Factor">In (0, 1) to decay.</param>
public sealed record StepDecay(long Every = 1000, double Factor = 0.1) : Schedule
{
    private static readonly Setting<long> s_every = new("every", 1000, Ranges.Whole(1), "steps between changes");

    private static readonly Setting<double> s_factor = new(
        "factor", 0.1, Ranges.Positive, "what the rate is multiplied by");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "step", "a factor every so many steps", "",
        [s_every, s_factor], chosen => new StepDecay(chosen.Get(s_every), chosen.Get(s_factor)));

    /// <summary>Steps between changes; positive.</summary>
    public long Every { get; init => field = s_every.Require(value, "StepDecay"); } =
        s_every.Require(Every, "StepDecay");

    /// <summary>What the rate is multiplied by; positive.</summary>
    public double Factor { get; init => field = s_factor.Require(value, "StepDecay"); } =
        s_factor.Require(Factor, "StepDecay");

    /// <inheritdoc/>
    public override double At(double first, long step) => first * Math.Pow(Factor, step / Every);
}
