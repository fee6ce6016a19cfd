using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>The same rate at every step.</summary>
public sealed record Constant : Schedule
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "constant", "the same rate at every step", "", [], _ => new Constant());

    /// <inheritdoc/>
    public override double At(double first, long step) => first;
}
