using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>Whole numbers between two bounds, both inside.</summary>
internal sealed class WholeRange<T> : Range<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly T _least;
    private readonly T _most;

    public WholeRange(T least, T most) => (_least, _most) = least <= most ? (least, most) : throw new ArgumentException(
        $"range: no whole number is inside. The bounds are {Write(least)} and {Write(most)}. "
        + "Use a lower one that is not above the upper one.");

    /// <inheritdoc/>
    public override string Words => $"a whole number {BoundWords}".TrimEnd();

    /// <inheritdoc/>
    public override string ValueName => "N";

    /// <inheritdoc/>
    public override string Example => Write(T.Clamp(T.One, _least, _most));

    /// <inheritdoc/>
    public override IEnumerable<T> Inside
    {
        get
        {
            T middle = T.Clamp(T.CreateChecked(7), _least, _most);
            T first = HasLeast ? _least : -middle;
            T last = HasMost ? _most : T.CreateChecked(1_000_003);
            T[] candidates = [first, first + T.One, middle, last - T.One, last];
            return candidates.Where(Contains).Distinct();
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<T> Outside
    {
        get
        {
            if (HasLeast)
            {
                yield return _least - T.One;
            }

            if (HasMost)
            {
                yield return _most + T.One;
            }
        }
    }

    /// <inheritdoc/>
    protected override string Remedy => $"a number {BoundWords}".TrimEnd();

    private bool HasLeast => _least > T.MinValue;

    private bool HasMost => _most < T.MaxValue;

    private string BoundWords => Bounds.Words(
        HasLeast ? Write(_least) : null, HasMost ? Write(_most) : null, lowIncluded: true, highIncluded: true);

    /// <inheritdoc/>
    public override bool Contains(T value) => value >= _least && value <= _most;

    /// <inheritdoc/>
    public override string Write(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool TryRead(string text, out T value) =>
        T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && Contains(value);

    /// <inheritdoc/>
    public override JsonNode? ToJson(T value) => JsonValue.Create(long.CreateChecked(value));

    /// <inheritdoc/>
    public override bool TryRead(JsonNode? node, out T value)
    {
        value = default;
        return node?.GetValueKind() == JsonValueKind.Number && TryRead(node.ToJsonString(), out value);
    }
}
