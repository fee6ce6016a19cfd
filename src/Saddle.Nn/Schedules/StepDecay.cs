using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>A rate multiplied by a factor every so many steps.</summary>
/// <param name="Rate">The rate at first.</param>
/// <param name="Every">Steps between changes; positive.</param>
/// <param name="Factor">In (0, 1) to decay.</param>
public sealed record StepDecay(double Rate, long Every, double Factor = 0.1) : Schedule
{
    private static readonly Setting<double> s_rate = new("rate", 1e-4, Ranges.NotNegative, "the step size at first");

    private static readonly Setting<long> s_every = new("every", 1000, Ranges.Whole(1), "steps between changes");

    private static readonly Setting<double> s_factor = new(
        "factor", 0.1, Ranges.Positive, "what the rate is multiplied by");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "step", "a factor every so many steps", "",
        [s_rate, s_every, s_factor],
        chosen => new StepDecay(chosen.Get(s_rate), chosen.Get(s_every), chosen.Get(s_factor)));

    /// <summary>The rate at step 0; 0 or more.</summary>
    public double Rate { get; init => field = s_rate.Require(value, "StepDecay"); } =
        s_rate.Require(Rate, "StepDecay");

    /// <summary>Steps between changes; positive.</summary>
    public long Every { get; init => field = s_every.Require(value, "StepDecay"); } =
        s_every.Require(Every, "StepDecay");

    /// <summary>What the rate is multiplied by; positive.</summary>
    public double Factor { get; init => field = s_factor.Require(value, "StepDecay"); } =
        s_factor.Require(Factor, "StepDecay");

    /// <inheritdoc/>
    public override double At(long step) => Rate * Math.Pow(Factor, step / Every);
}
