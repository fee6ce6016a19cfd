namespace Saddle.Settings;

/// <summary>Settings under a common name, without a choice: <c>critic.optimiser</c> and <c>critic.rate</c>.</summary>
/// <param name="Name">The piece of their paths, such as <c>critic</c>.</param>
/// <param name="Settings">What stands in it.</param>
public sealed record Group(string Name, IReadOnlyList<ISetting> Settings) : ISetting
{
    /// <summary>What the flags in it begin with; null for the path with dashes.</summary>
    public string? Flag { get; init; }

    /// <inheritdoc/>
    public string Meaning { get; init; } = "";

    /// <inheritdoc/>
    public Standing? Standing { get; init; }

    /// <summary>
    /// Whether flags exist without the group's name too, and then set the same in each shared group of the level that
    /// has it: <c>--rate</c> sets <c>critic.rate</c> and <c>generator.rate</c>, <c>--critic-rate</c> one of them.
    /// </summary>
    public bool IsShared { get; init; }
}
