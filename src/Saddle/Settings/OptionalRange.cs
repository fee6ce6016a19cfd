using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>A value of another range, or none.</summary>
/// <param name="inner">What the value may be.</param>
/// <param name="absent">The word for none, which takes precedence.</param>
/// <param name="wrap">From a value to one that may be absent.</param>
/// <param name="unwrap">Back; never called for an absent one.</param>
internal sealed class OptionalRange<TInner, TOuter>(
    Range<TInner> inner, string absent, Func<TInner, TOuter> wrap, Func<TOuter, TInner> unwrap) : Range<TOuter>
{
    /// <inheritdoc/>
    public override string Words => $"{inner.Words}, or {absent}";

    /// <inheritdoc/>
    public override string ValueName => inner.ValueName.Length > 0 ? inner.ValueName : base.ValueName;

    /// <inheritdoc/>
    public override string Example => inner.Example;

    /// <inheritdoc/>
    public override IEnumerable<TOuter> Inside => inner.Inside.Select(wrap).Where(Contains).Append(default!);

    /// <inheritdoc/>
    public override IEnumerable<TOuter> Outside => inner.Outside.Select(wrap);

    /// <inheritdoc/>
    public override bool Contains(TOuter value) =>
        value is null || (inner.Contains(unwrap(value)) && inner.Write(unwrap(value)) != absent);

    /// <inheritdoc/>
    public override string Write(TOuter value) => value is null ? absent : inner.Write(unwrap(value));

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out TOuter value)
    {
        value = default!;
        if (text == absent)
        {
            return true;
        }

        bool isInside = inner.TryRead(text, out TInner? read);
        value = isInside ? wrap(read!) : default;
        return isInside && Contains(value!);
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson(TOuter value) => value is null ? null : inner.ToJson(unwrap(value));

    /// <inheritdoc/>
    public override bool TryRead(JsonNode? node, [MaybeNullWhen(false)] out TOuter value)
    {
        value = default!;
        if (node is null)
        {
            return true;
        }

        bool isInside = inner.TryRead(node, out TInner? read);
        value = isInside ? wrap(read!) : default;
        return isInside && Contains(value!);
    }

    /// <inheritdoc/>
    internal override string Advice(string label, string text) => inner.Advice(label, text);

    /// <inheritdoc/>
    internal override TOuter Copy(TOuter value) => value is null ? value : wrap(inner.Copy(unwrap(value)));
}
