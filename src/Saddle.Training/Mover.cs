using Saddle.Nn;
using Saddle.Nn.Schedules;
using Saddle.Settings;

namespace Saddle.Training;

/// <summary>How one player follows a direction.</summary>
/// <param name="Optimiser">The update rule.</param>
/// <param name="Rate">Its step size at first.</param>
/// <param name="Schedule">How the step size changes with the steps of the dynamics; null for not at all.</param>
/// <param name="Controller">
/// What changes the step size by what was measured; null for nothing. Each player has a memory of its own.
/// </param>
public sealed record Mover(
    Optimiser Optimiser, double Rate, Schedule? Schedule = null, Controller? Controller = null)
{
    /// <summary>The step size at first; 0 or more.</summary>
    public double Rate { get; init => field = Ranges.NotNegative.Require(value, "Mover"); } =
        Ranges.NotNegative.Require(Rate, "Mover");

    /// <summary>How the step size changes with the steps of the dynamics.</summary>
    public Schedule Schedule { get; init; } = Schedule ?? new Constant();

    /// <summary>The step size that the schedule has at a step.</summary>
    /// <param name="step">Steps of the dynamics so far.</param>
    public double RateAt(long step) => Schedule.At(Rate, step);
}
