using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>A straight line from the first rate to another, and the latter from then on.</summary>
/// <param name="Steps">When <paramref name="Final"/> is reached; null for the end of the run.</param>
/// <param name="Final">The part of the first rate that is left in the end.</param>
public sealed record LinearDecay(long? Steps = null, double Final = 0) : Schedule
{
    private static readonly Setting<long?> s_steps = new(
        "steps", null, Length, "when the final rate is reached");

    private static readonly Setting<double> s_final = new(
        "final", 0, Ranges.NotNegative, "the part of the first rate that is left in the end");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "linear", "a straight line to another rate", "",
        [s_steps, s_final], chosen => new LinearDecay(chosen.Get(s_steps), chosen.Get(s_final)));

    /// <summary>When the final rate is reached; positive, or null for the end of the run.</summary>
    public long? Steps { get; init => field = s_steps.Require(value, "LinearDecay"); } =
        s_steps.Require(Steps, "LinearDecay");

    /// <summary>The part of the first rate that is left in the end; 0 or more.</summary>
    public double Final { get; init => field = s_final.Require(value, "LinearDecay"); } =
        s_final.Require(Final, "LinearDecay");

    /// <inheritdoc/>
    public override double At(double first, long step) =>
        first + (first * Final - first) * Math.Min(1, (double)step / Told(Steps, "LinearDecay"));
}
