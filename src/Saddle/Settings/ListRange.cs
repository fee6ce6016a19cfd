using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>Lists of values that are each in a range.</summary>
internal sealed class ListRange<T> : Range<IReadOnlyList<T>>
{
    private const string Empty = "none";

    // Lists for tests need not be longer.
    private const int LongestTried = 64;

    private readonly Range<T> _each;
    private readonly int _least;
    private readonly int _most;

    public ListRange(Range<T> each, int least, int most)
    {
        (_each, _least, _most) = (each, least, most);
        if (least < 0 || least > most)
        {
            throw new ArgumentException($"range: no list has such a length. The bounds are {least} and {most}. "
                + "Use a lower one from 0 that is not above the upper one.");
        }
    }

    /// <inheritdoc/>
    public override string Words => (_least, _most) switch
    {
        (0, int.MaxValue) => $"{Empty}, or values with commas, each {_each.Words}",
        (0, _) => $"{Empty}, or up to {_most} values with commas, each {_each.Words}",
        (1, int.MaxValue) => $"values with commas, each {_each.Words}",
        (_, int.MaxValue) => $"{_least} or more values with commas, each {_each.Words}",
        _ when _least == _most => $"{_least} values with commas, each {_each.Words}",
        _ => $"{_least} to {_most} values with commas, each {_each.Words}",
    };

    /// <inheritdoc/>
    public override string ValueName => "LIST";

    /// <inheritdoc/>
    public override string Example =>
        string.Join(',', Enumerable.Repeat(_each.Example, Math.Clamp(2, _least, Math.Max(1, _most))));

    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyList<T>> Inside => Lengths
        .SelectMany(length => _each.Inside.Select(first => Starting(first, length)))
        .Where(Contains).DistinctBy(Write);

    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyList<T>> Outside
    {
        get
        {
            T any = _each.Inside.First();
            int[] lengths = [_least - 1, _most < LongestTried ? _most + 1 : -1];
            return
            [
                .. lengths.Where(length => length >= 0).Select(length => Starting(any, length)),
                .. _each.Outside.Select(wrong => Starting(wrong, Math.Max(1, _least))),
            ];
        }
    }

    private IEnumerable<int> Lengths => new[] { _least, _least + 1, Math.Min(_most, LongestTried) }.Distinct();

    /// <inheritdoc/>
    public override bool Contains(IReadOnlyList<T> value) =>
        value is not null && value.Count >= _least && value.Count <= _most && value.All(IsWhole);

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<T> value) =>
        value.Count == 0 && _least == 0 ? Empty : string.Join(',', value.Select(_each.Write));

    /// <inheritdoc/>
    public override bool TryRead(string text, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        List<T> read = [];
        value = read;
        if (text == Empty && _least == 0)
        {
            return true;
        }

        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!_each.TryRead(part, out T? item))
            {
                return false;
            }

            read.Add(item);
        }

        return Contains(read);
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson(IReadOnlyList<T> value) => new JsonArray([.. value.Select(_each.ToJson)]);

    /// <inheritdoc/>
    public override bool TryRead(JsonNode? node, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        List<T> read = [];
        value = read;
        foreach (JsonNode? part in node as JsonArray ?? [])
        {
            if (!_each.TryRead(part, out T? item))
            {
                return false;
            }

            read.Add(item);
        }

        return node is JsonArray && Contains(read);
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<T> Copy(IReadOnlyList<T> value) => Array.AsReadOnly(value.ToArray());

    // Whether the item is one again after the list was written and split.
    private bool IsWhole(T item) => _each.Contains(item)
        && _each.Write(item) is string text
        && !text.Contains(',')
        && text.Trim() == text
        && (text != Empty || _least > 0);

    private T[] Starting(T first, int length) =>
        [.. Enumerable.Range(0, length).Select(i => i == 0 ? first : _each.Inside.First())];
}
