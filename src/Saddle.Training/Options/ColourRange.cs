using System.Diagnostics.CodeAnalysis;
using Saddle.Data;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>Colours, written as <see cref="Rgb"/> writes them.</summary>
internal sealed class ColourRange : Range<Rgb>
{
    /// <inheritdoc/>
    public override string Words => "white, black or a colour as #rrggbb";

    /// <inheritdoc/>
    public override string ValueName => "COLOUR";

    /// <inheritdoc/>
    public override string Example => "white";

    /// <inheritdoc/>
    public override IEnumerable<Rgb> Inside => [Rgb.White, Rgb.Black, new(1, 128, 255)];

    /// <inheritdoc/>
    public override IEnumerable<Rgb> Outside => [];

    /// <inheritdoc/>
    public override bool Contains(Rgb value) => true;

    /// <inheritdoc/>
    public override string Write(Rgb value) => value.ToString();

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out Rgb value) => Rgb.TryParse(text, out value);
}
