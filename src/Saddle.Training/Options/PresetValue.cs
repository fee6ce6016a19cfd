using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>A value that a method has where nobody chooses another.</summary>
/// <param name="Path">Where it stands among the settings of a run: <c>penalty.weight</c>.</param>
/// <param name="Text">The value as it is written, or the name of a part.</param>
public sealed record PresetValue(string Path, string Text)
{
    /// <summary>For which data; null for all.</summary>
    public DataKind? On { get; init; }

    /// <summary>What must be chosen; null where the value is for every part that has the setting.</summary>
    public PartChoice? With { get; init; }

    /// <summary>Whether it holds wherever another value of the same path would.</summary>
    internal bool Replaces(PresetValue other) => Path == other.Path
        && (On is null || On == other.On) && (With is null || With == other.With);
}
