using Saddle.Fuzzing.Targets;

namespace Saddle.Fuzzing;

/// <summary>Every reader.</summary>
internal static class TargetList
{
    /// <summary>In the order of the layers.</summary>
    public static IReadOnlyList<Target> All { get; } =
        [.. TensorTargets.All, .. DataTargets.All, .. RunTargets.All, .. SettingTargets.All, .. CommandTargets.All];
}
