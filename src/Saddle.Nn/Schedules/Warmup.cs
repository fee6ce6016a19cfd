using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>A straight rise to the first rate of another schedule, which begins when the rise is over.</summary>
/// <param name="Steps">Length of the rise; step 0 already takes 1 / steps of the first rate.</param>
/// <param name="Then">What follows, its steps counted from the end of the rise; null for a constant.</param>
public sealed record Warmup(long Steps = 1000, Schedule? Then = null) : Schedule
{
    private static readonly Setting<long> s_steps = new("steps", 1000, Ranges.Whole(0), "length of the rise");

    private static readonly Slot<Schedule> s_then = new("then", Constant.Part.Name, "what follows the rise");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Schedule> Part { get; } = new(
        "warm-up", "a straight rise to another schedule's first rate", "",
        [s_steps, s_then], chosen => new Warmup(chosen.Get(s_steps), chosen.Make(s_then)));

    /// <summary>Length of the rise; 0 for none.</summary>
    public long Steps { get; init => field = s_steps.Require(value, "Warmup"); } =
        s_steps.Require(Steps, "Warmup");

    /// <summary>What follows, its steps counted from the end of the rise.</summary>
    public Schedule Then { get; init; } = Then ?? new Constant();

    /// <inheritdoc/>
    public override double At(double first, long step) =>
        step < Steps ? Then.At(first, 0) * (step + 1) / Steps : Then.At(first, step - Steps);
}
