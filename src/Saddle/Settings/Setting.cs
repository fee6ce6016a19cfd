using System.Runtime.CompilerServices;

namespace Saddle.Settings;

/// <summary>A value that a part is made with, stated once: on the part that reads it.</summary>
/// <remarks>
/// A record checks its property by the same declaration:
/// <c>public double Weight { get; init => field = s_weight.Require(value, "MyPenalty"); } =
/// s_weight.Require(Weight, "MyPenalty");</c>
/// </remarks>
/// <param name="Name">The last piece of its path, such as <c>one-sided</c>.</param>
/// <param name="Default">Its value where nobody chooses one; inside the range.</param>
/// <param name="Range">Which values it may have.</param>
/// <param name="Meaning">What it is, in a few words, without its range.</param>
/// <typeparam name="T">The type of its values.</typeparam>
public sealed record Setting<T>(string Name, T Default, Range<T> Range, string Meaning) : IValueSetting
{
    /// <inheritdoc/>
    public string? Flag { get; init; }

    /// <inheritdoc/>
    public Standing? Standing { get; init; }

    /// <inheritdoc/>
    public bool IsLater { get; init; }

    /// <inheritdoc/>
    public string DefaultText => Range.Write(Default);

    IRange IValueSetting.Range => Range;

    object? IValueSetting.DefaultValue => Default;

    /// <summary>The value itself, if it is inside the range.</summary>
    /// <param name="value">What was chosen.</param>
    /// <param name="owner">Whose setting it is.</param>
    /// <param name="name">The setting, by default the calling member.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public T Require(T value, string owner, [CallerMemberName] string name = "") => Range.Require(value, owner, name);
}
