namespace Saddle.Settings;

/// <summary>A setting whose type of values is not known where it is used.</summary>
/// <remarks>Every one is a <see cref="Setting{T}"/>.</remarks>
public interface IValueSetting : ISetting
{
    /// <summary>Which values it may have.</summary>
    IRange Range { get; }

    /// <summary>Its value where nobody chooses one, as it is written.</summary>
    string DefaultText { get; }

    /// <summary>
    /// Whether options were written before there was this setting: JSON that lacks it means its default, and it is
    /// written only where it differs.
    /// </summary>
    bool IsLater { get; }

    internal object? DefaultValue { get; }
}
