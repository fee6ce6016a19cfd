using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>Which values a setting may have, and how they are written.</summary>
/// <remarks>
/// Reading what was written gives the value back, to the bit. A range of your own needs the abstract members only; its
/// values are then texts in JSON. See <see cref="Ranges"/> for those that there are.
/// </remarks>
/// <typeparam name="T">The type of the values. Two are the same where they are written the same.</typeparam>
public abstract class Range<T> : IRange
{
    /// <summary>What a value is, for "X takes {Words}.": "a number of 0 or more".</summary>
    public abstract string Words { get; }

    /// <summary>What stands for a value in help, such as N, X or NAME; empty for a switch.</summary>
    public virtual string ValueName => "VALUE";

    /// <summary>One value inside, as it is written.</summary>
    public abstract string Example { get; }

    /// <summary>A few values inside, with the edges that belong to the range.</summary>
    public abstract IEnumerable<T> Inside { get; }

    /// <summary>Values just outside each bound; none where every value is inside.</summary>
    public abstract IEnumerable<T> Outside { get; }

    /// <inheritdoc/>
    public IEnumerable<string> InsideTexts => Inside.Select(Write);

    /// <inheritdoc/>
    public IEnumerable<string> OutsideTexts => Outside.Select(Write);

    IEnumerable<object?> IRange.OutsideValues => Outside.Cast<object?>();

    /// <summary>Completes "Use ..." where a value from code is refused.</summary>
    protected virtual string Remedy => Words;

    /// <summary>Whether a setting may have a value.</summary>
    public abstract bool Contains(T value);

    /// <summary>The value as text, in invariant culture.</summary>
    public abstract string Write(T value);

    /// <summary>Reads a value inside; false for all other texts.</summary>
    public abstract bool TryRead(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>The value as JSON; a string unless overridden.</summary>
    public virtual JsonNode? ToJson(T value) => JsonValue.Create(Write(value));

    /// <summary>Reads a value inside; false for all other JSON.</summary>
    public virtual bool TryRead(JsonNode? node, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return node?.GetValueKind() == JsonValueKind.String && TryRead(node.GetValue<string>(), out value);
    }

    /// <summary>The value itself, if it is inside.</summary>
    /// <param name="value">What was chosen.</param>
    /// <param name="owner">Whose setting it is.</param>
    /// <param name="name">The setting, by default the calling member.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public T Require(T value, string owner, [CallerMemberName] string name = "") => Contains(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, $"{owner}: {name} is out of range. Got {(value is null ? "nothing" : Write(value))}. Use {Remedy}.");

    /// <summary>What to write where a text was refused: a flag and its value, or <c>path=value</c>.</summary>
    internal virtual string Advice(string label, string text) => Advised(label, Example);

    /// <summary>A sentence that tells to write a value.</summary>
    private protected static string Advised(string label, string value) =>
        $"Write for example {label}{(label.StartsWith('-') ? ' ' : '=')}{value}.";

    /// <summary>A value that nobody else can change.</summary>
    internal virtual T Copy(T value) => value;

    bool IRange.ContainsValue(object? value) =>
        value is T typed ? Contains(typed) : value is null && default(T) is null && Contains(default!);

    object? IRange.CopyOf(object? value) => Copy((T)value!);

    string IRange.WriteValue(object? value) => Write((T)value!);

    bool IRange.TryReadValue(string text, out object? value)
    {
        bool isInside = TryRead(text, out T? typed);
        value = typed;
        return isInside;
    }

    bool IRange.TryReadValue(JsonNode? node, out object? value)
    {
        bool isInside = TryRead(node, out T? typed);
        value = typed;
        return isInside;
    }

    JsonNode? IRange.ToJsonValue(object? value) => ToJson((T)value!);

    string IRange.Advice(string label, string text) => Advice(label, text);
}
