using Saddle.Settings;

namespace Saddle.Gans.Training;

/// <summary>How many updates the critic gets before each update of the generator.</summary>
/// <param name="Steps">The usual number; at least 1.</param>
/// <param name="HeadStart">
/// Whether it is 100 instead before each of the first 25 generator updates and before every 500th.
/// </param>
/// <remarks>The head start is in the code of Arjovsky et al. 2017 (arXiv:1701.07875), not in the paper.</remarks>
public sealed record CriticSchedule(int Steps = 5, bool HeadStart = false)
{
    private static readonly Setting<int> s_steps = new(
        "critic-steps", 5, Ranges.Count(1), "critic updates per generator update");

    private static readonly Setting<bool> s_headStart = new(
        "head-start", false, Ranges.Truth,
        "100 critic updates before each of the first 25 generator updates and every 500th");

    /// <summary>The usual number; at least 1.</summary>
    public int Steps { get; init => field = s_steps.Require(value, "CriticSchedule"); } =
        s_steps.Require(Steps, "CriticSchedule");

    /// <summary>What <see cref="Of"/> reads.</summary>
    internal static IReadOnlyList<ISetting> Settings { get; } = [s_steps, s_headStart];

    /// <summary>The schedule of some values.</summary>
    internal static CriticSchedule Of(Chosen chosen) => new(chosen.Get(s_steps), chosen.Get(s_headStart));

    /// <summary>Critic updates before one generator update.</summary>
    /// <param name="generatorUpdates">How many the generator has had.</param>
    public int At(long generatorUpdates) =>
        HeadStart && (generatorUpdates < 25 || generatorUpdates % 500 == 0) ? 100 : Steps;
}
