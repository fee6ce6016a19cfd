using Saddle.Settings;

namespace Saddle.Nn.Schedules;

/// <summary>The schedules that can be chosen by name.</summary>
public static class ScheduleCatalogue
{
    /// <summary>All of them, the usual one first.</summary>
    public static Catalogue<Schedule> Parts { get; } = new("schedule",
        Constant.Part,
        LinearDecay.Part,
        CosineDecay.Part,
        StepDecay.Part,
        Warmup.Part);
}
