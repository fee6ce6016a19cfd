using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>True and false.</summary>
internal sealed class TruthRange : Range<bool>
{
    /// <inheritdoc/>
    public override string Words => "true or false";

    /// <inheritdoc/>
    public override string ValueName => "";

    /// <inheritdoc/>
    public override string Example => "true";

    /// <inheritdoc/>
    public override IEnumerable<bool> Inside => [false, true];

    /// <inheritdoc/>
    public override IEnumerable<bool> Outside => [];

    /// <inheritdoc/>
    public override bool Contains(bool value) => true;

    /// <inheritdoc/>
    public override string Write(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public override bool TryRead(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }

    /// <inheritdoc/>
    public override JsonNode ToJson(bool value) => JsonValue.Create(value);

    /// <inheritdoc/>
    public override bool TryRead(JsonNode? node, out bool value)
    {
        JsonValueKind? kind = node?.GetValueKind();
        value = kind is JsonValueKind.True;
        return kind is JsonValueKind.True or JsonValueKind.False;
    }
}
