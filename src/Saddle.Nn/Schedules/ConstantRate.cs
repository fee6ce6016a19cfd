using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>The same rate at every step.</summary>
/// <param name="Rate">The step size.</param>
public sealed record ConstantRate(double Rate) : Schedule
{
    private static readonly Setting<double> s_rate = new("rate", 1e-4, Ranges.NotNegative, "the step size");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "constant", "the same rate at every step", "",
        [s_rate], chosen => new ConstantRate(chosen.Get(s_rate)));

    /// <summary>The step size; 0 or more.</summary>
    public double Rate { get; init => field = s_rate.Require(value, "ConstantRate"); } =
        s_rate.Require(Rate, "ConstantRate");

    /// <inheritdoc/>
    public override double At(long step) => Rate;
}
