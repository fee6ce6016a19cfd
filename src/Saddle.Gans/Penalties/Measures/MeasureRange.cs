using System.Diagnostics.CodeAnalysis;
using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>Texts that <see cref="MeasureText"/> reads.</summary>
internal sealed class MeasureRange : Range<string>
{
    /// <inheritdoc/>
    public override string Words => $"one of {string.Join(", ", MeasureCatalogue.Parts.Names)}, or a sum of these with "
        + "commas, each with a weight above 0 after a colon where that is not 1";

    /// <inheritdoc/>
    public override string ValueName => "NAMES";

    /// <inheritdoc/>
    public override string Example => "real,mid:0.5";

    /// <inheritdoc/>
    public override IEnumerable<string> Inside => ["anchor:0.5, real", .. MeasureCatalogue.Parts.Names, Example];

    /// <inheritdoc/>
    public override IEnumerable<string> Outside => ["", "elsewhere", "real,", "real:0", "real:-1", "real:x", "real:∞"];

    /// <inheritdoc/>
    public override bool Contains(string value) => value is not null && MeasureText.IsMeasure(value);

    /// <inheritdoc/>
    public override string Write(string value) => value;

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return Contains(text);
    }
}
