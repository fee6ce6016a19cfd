namespace Saddle.Settings;

/// <summary>A setting that a flag sets, and when it is there.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="ReadBy">The parts that must be chosen, from the outside in; none where it is always there.</param>
/// <param name="Setting">A <see cref="Setting{T}"/> or a <see cref="Slot{T}"/>.</param>
/// <param name="Standing">What it decides.</param>
/// <param name="Words">Which values it takes: "a number of 0 or more".</param>
/// <param name="IsShared">Whether the flag sets others of its level too, and so gives way to the setting's own flag.
/// </param>
public sealed record FlagTarget(
    string Path, IReadOnlyList<PartChoice> ReadBy, ISetting Setting, Standing Standing, string Words, bool IsShared)
{
    /// <summary>The value where nobody chooses one, as it is written.</summary>
    public string DefaultText => Setting is ISlot slot ? slot.Default : ((IValueSetting)Setting).DefaultText;

    /// <summary>What stands for a value in help; empty for a switch.</summary>
    public string ValueName => Setting is IValueSetting value ? value.Range.ValueName : "NAME";

    /// <summary>What reads it: the innermost part, or the path where it is always there.</summary>
    internal string Reader => ReadBy is [.., var last] ? last.Part : Path;

    /// <summary>Whether it is there, of slots and the parts in them.</summary>
    internal bool IsReadIn(IReadOnlyDictionary<string, string> parts) => CountOfPresent(parts) == ReadBy.Count;

    /// <summary>How many of the parts that must be chosen are, from the outside in.</summary>
    internal int CountOfPresent(IReadOnlyDictionary<string, string> parts) => ReadBy.TakeWhile(needed =>
        parts.TryGetValue(needed.Slot, out string? part) && part == needed.Part).Count();

    /// <summary>Whether no choice has both.</summary>
    internal bool Excludes(FlagTarget other) => ReadBy.Any(needed =>
        other.ReadBy.Any(theirs => theirs.Slot == needed.Slot && theirs.Part != needed.Part));
}
