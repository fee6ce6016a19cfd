using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>Half a cosine wave from one rate to another, and the latter from then on.</summary>
/// <param name="Rate">The rate at step 0.</param>
/// <param name="Steps">When <paramref name="Final"/> is reached; positive.</param>
/// <param name="Final">The rate in the end.</param>
/// <remarks>Source: Loshchilov and Hutter 2017, arXiv:1608.03983, eq. 5, without restarts.</remarks>
public sealed record CosineDecay(double Rate, long Steps, double Final = 0) : Schedule
{
    private static readonly Setting<double> s_rate = new("rate", 1e-4, Ranges.NotNegative, "the step size at first");

    private static readonly Setting<long> s_steps = new(
        "steps", 10_000, Ranges.Whole(1), "when the final rate is reached");

    private static readonly Setting<double> s_final = new("final", 0, Ranges.NotNegative, "the rate in the end");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "cosine", "half a cosine wave to another rate", "Loshchilov and Hutter 2017, arXiv:1608.03983",
        [s_rate, s_steps, s_final],
        chosen => new CosineDecay(chosen.Get(s_rate), chosen.Get(s_steps), chosen.Get(s_final)));

    /// <summary>The rate at step 0; 0 or more.</summary>
    public double Rate { get; init => field = s_rate.Require(value, "CosineDecay"); } =
        s_rate.Require(Rate, "CosineDecay");

    /// <summary>When the final rate is reached; positive.</summary>
    public long Steps { get; init => field = s_steps.Require(value, "CosineDecay"); } =
        s_steps.Require(Steps, "CosineDecay");

    /// <summary>The rate in the end; 0 or more.</summary>
    public double Final { get; init => field = s_final.Require(value, "CosineDecay"); } =
        s_final.Require(Final, "CosineDecay");

    /// <inheritdoc/>
    public override double At(long step) =>
        Final + (Rate - Final) * (1 + Math.Cos(Math.PI * Math.Min(1, (double)step / Steps))) / 2;
}
