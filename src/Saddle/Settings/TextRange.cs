using System.Diagnostics.CodeAnalysis;

namespace Saddle.Settings;

/// <summary>Any text but an empty one.</summary>
internal sealed class TextRange : Range<string>
{
    /// <inheritdoc/>
    public override string Words => "a text that is not empty, without null characters";

    /// <inheritdoc/>
    public override string ValueName => "TEXT";

    /// <inheritdoc/>
    public override string Example => "text";

    /// <inheritdoc/>
    public override IEnumerable<string> Inside => ["text", "x, y", " λ → \"μ\"\n"];

    /// <inheritdoc/>
    public override IEnumerable<string> Outside => ["", "a\0b"];

    /// <inheritdoc/>
    public override bool Contains(string value) => !string.IsNullOrEmpty(value) && !value.Contains('\0');

    /// <inheritdoc/>
    public override string Write(string value) => value;

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return Contains(text);
    }
}
