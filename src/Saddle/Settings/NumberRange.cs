using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>Finite numbers between two bounds, either of which may be infinite.</summary>
internal sealed class NumberRange : Range<double>
{
    private readonly double _low;
    private readonly double _high;
    private readonly bool _lowIncluded;
    private readonly bool _highIncluded;

    public NumberRange(double low, double high, bool lowIncluded, bool highIncluded)
    {
        (_low, _high, _lowIncluded, _highIncluded) = (low, high, lowIncluded, highIncluded);
        if (FirstInside() is null)
        {
            throw new ArgumentException(
                $"range: no number is inside. The bounds are {Write(low)} and {Write(high)}. "
                    + "Use a lower one that is less.");
        }
    }

    /// <inheritdoc/>
    public override string Words =>
        Bounds.Words(
            double.IsInfinity(_low) ? null : Write(_low),
            double.IsInfinity(_high) ? null : Write(_high),
            _lowIncluded,
            _highIncluded) is { Length: > 0 } bounds
            ? $"a number {bounds}"
            : "a finite number";

    /// <inheritdoc/>
    public override string ValueName => "X";

    /// <inheritdoc/>
    public override string Example => Write(FirstInside()!.Value);

    /// <inheritdoc/>
    public override IEnumerable<double> Inside
    {
        get
        {
            double first = _lowIncluded ? _low : double.BitIncrement(_low);
            double last = _highIncluded ? _high : double.BitDecrement(_high);
            double[] candidates = [first, _low + 1, (_low / 3) + (_high / 3 * 2), 1 / 3.0, -2.5e-7, 1e20, last];
            return candidates.Where(Contains).Distinct();
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<double> Outside
    {
        get
        {
            double below = _lowIncluded ? double.BitDecrement(_low) : _low;
            double above = _highIncluded ? double.BitIncrement(_high) : _high;
            double[] candidates = [below, above, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
            return candidates.Distinct();
        }
    }

    /// <inheritdoc/>
    public override bool Contains(double value) => double.IsFinite(value)
        && (_lowIncluded ? value >= _low : value > _low)
        && (_highIncluded ? value <= _high : value < _high);

    /// <inheritdoc/>
    public override string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool TryRead(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Contains(value);

    /// <inheritdoc/>
    public override JsonNode ToJson(double value) => JsonValue.Create(value);

    /// <inheritdoc/>
    public override bool TryRead(JsonNode? node, out double value)
    {
        value = 0;
        return node?.GetValueKind() == JsonValueKind.Number && TryRead(node.ToJsonString(), out value);
    }

    // Ranges are made when a program starts, so without the machinery of sequences.
    private double? FirstInside()
    {
        double[] candidates = [0.5, 1, (_low + _high) / 2, _low + 1, _high - 1, _low, _high];
        foreach (double candidate in candidates)
        {
            if (Contains(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
