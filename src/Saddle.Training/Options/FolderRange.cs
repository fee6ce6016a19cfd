using System.Diagnostics.CodeAnalysis;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>Folders, the same from wherever a program is started, or a word for none.</summary>
/// <param name="none">The word.</param>
internal sealed class FolderRange(string none) : Range<string>
{
    /// <inheritdoc/>
    public override string Words => $"a folder, or {none}";

    /// <inheritdoc/>
    public override string ValueName => "DIR";

    /// <inheritdoc/>
    public override string Example => none;

    /// <inheritdoc/>
    public override IEnumerable<string> Inside => [none, Path.GetFullPath("cache")];

    /// <inheritdoc/>
    public override IEnumerable<string> Outside => ["", "a\0b"];

    /// <inheritdoc/>
    public override bool Contains(string value) =>
        value == none || (Path.IsPathFullyQualified(value) && !value.Contains('\0'));

    /// <inheritdoc/>
    public override string Write(string value) => value;

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out string value)
    {
        bool isPath = text != none && text.Length > 0 && !text.Contains('\0');
        value = isPath ? Path.GetFullPath(text) : text;
        return Contains(value);
    }
}
