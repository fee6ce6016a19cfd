using System.Diagnostics.CodeAnalysis;

namespace Saddle.Settings;

/// <summary>One of some names.</summary>
internal sealed class NameRange : Range<string>
{
    private readonly string[] _names;

    public NameRange(IReadOnlyList<string> names)
    {
        _names = [.. names];
        if (_names.Length == 0 || _names.Contains("") || _names.Distinct().Count() < _names.Length)
        {
            throw new ArgumentException(
                $"range: names must be there, none empty and none twice. Got [{string.Join(", ", names)}]. "
                + "Name each value once.");
        }
    }

    /// <inheritdoc/>
    public override string Words => $"one of {string.Join(", ", _names)}";

    /// <inheritdoc/>
    public override string ValueName => "NAME";

    /// <inheritdoc/>
    public override string Example => _names[0];

    /// <inheritdoc/>
    public override IEnumerable<string> Inside => _names;

    /// <inheritdoc/>
    public override IEnumerable<string> Outside => ["", $"not-{string.Join('-', _names)}"];

    /// <inheritdoc/>
    public override bool Contains(string value) => _names.Contains(value);

    /// <inheritdoc/>
    public override string Write(string value) => value;

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return Contains(text);
    }

    /// <inheritdoc/>
    internal override string Advice(string label, string text) => NearestNames.Near(text, _names) is [string near, ..]
        ? $"{NearestNames.Sentence(text, _names)} {Advised(label, near)}"
        : base.Advice(label, text);
}
