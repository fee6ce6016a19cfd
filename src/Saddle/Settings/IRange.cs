using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>A range whose type of values is not known where it is used: for help, documents and shared tests.</summary>
/// <remarks>Every one is a <see cref="Range{T}"/>.</remarks>
public interface IRange
{
    /// <inheritdoc cref="Range{T}.Words"/>
    string Words { get; }

    /// <inheritdoc cref="Range{T}.ValueName"/>
    string ValueName { get; }

    /// <inheritdoc cref="Range{T}.Example"/>
    string Example { get; }

    /// <summary>A few values inside, as they are written.</summary>
    IEnumerable<string> InsideTexts { get; }

    /// <summary>Values just outside, as they are written; reading any is refused.</summary>
    IEnumerable<string> OutsideTexts { get; }

    internal IEnumerable<object?> OutsideValues { get; }

    internal bool ContainsValue(object? value);

    internal object? CopyOf(object? value);

    internal string WriteValue(object? value);

    internal bool TryReadValue(string text, out object? value);

    internal bool TryReadValue(JsonNode? node, out object? value);

    internal JsonNode? ToJsonValue(object? value);

    internal string Advice(string label, string text);
}
