using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>A part with a value for each of its settings; never changes.</summary>
/// <remarks>Two are equal where the part's name and all values are, nested choices and lists by content.</remarks>
/// <typeparam name="T">The type of what the part makes.</typeparam>
public sealed class Choice<T> : IChoice, IEquatable<Choice<T>>
{
    internal Choice(Part<T> part, Chosen values) => (Part, Values) = (part, values);

    /// <summary>The part that is chosen.</summary>
    public Part<T> Part { get; }

    /// <inheritdoc/>
    public Chosen Values { get; }

    /// <inheritdoc/>
    public Catalogues Catalogues => Values.Catalogues;

    /// <inheritdoc/>
    public IEnumerable<Entry> Entries => ChoiceEntries.Of(this);

    IPart IChoice.Part => Part;

    /// <summary>A part at its defaults, which need not be in a catalogue.</summary>
    /// <param name="part">Any part.</param>
    /// <param name="catalogues">Where parts for its slots are found.</param>
    /// <exception cref="ArgumentException">There is no catalogue for a slot.</exception>
    public static Choice<T> Of(Part<T> part, Catalogues catalogues) =>
        new(part, Chosen.Defaults(part.Settings, catalogues, depth: 0));

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">One object, as text.</param>
    /// <param name="catalogues">Where parts are found, those of <typeparamref name="T"/> among them.</param>
    /// <exception cref="ConfigurationException">
    /// It is no such object; a member is missing, unknown or there twice; a value is of a wrong kind or out of range.
    /// </exception>
    public static Choice<T> FromJson(string json, Catalogues catalogues) =>
        FromJson(JsonText.Read(json, catalogues.Of<T>().Kind), catalogues);

    /// <inheritdoc cref="FromJson(string, Catalogues)"/>
    public static Choice<T> FromJson(JsonObject json, Catalogues catalogues) =>
        (Choice<T>)new ChoiceReading(catalogues).Choice(catalogues.Of<T>(), json, path: "");

    /// <summary>Reads what <see cref="ToJson"/> wrote of a part that need not be in a catalogue.</summary>
    /// <inheritdoc cref="FromJson(string, Catalogues)"/>
    public static Choice<T> FromJson(JsonObject json, Part<T> part, Catalogues catalogues) =>
        FromJson(json, catalogues.With(new Catalogue<T>(part.Name, part)));

    /// <summary>Makes the part.</summary>
    public T Make() => Part.Make(Values);

    /// <inheritdoc cref="Chosen.Get{TValue}(Setting{TValue})"/>
    public TValue Get<TValue>(Setting<TValue> setting) => Values.Get(setting);

    /// <inheritdoc cref="Chosen.Get{TPart}(Slot{TPart})"/>
    public Choice<TPart> Get<TPart>(Slot<TPart> slot) => Values.Get(slot);

    /// <inheritdoc cref="Chosen.Get(Group)"/>
    public Chosen Get(Group group) => Values.Get(group);

    /// <inheritdoc cref="Chosen.With{TValue}(Setting{TValue}, TValue)"/>
    public Choice<T> With<TValue>(Setting<TValue> setting, TValue value) => new(Part, Values.With(setting, value));

    /// <inheritdoc cref="Chosen.With{TPart}(Slot{TPart}, string)"/>
    public Choice<T> With<TPart>(Slot<TPart> slot, string part) => new(Part, Values.With(slot, part));

    /// <inheritdoc cref="Chosen.With{TPart}(Slot{TPart}, Choice{TPart})"/>
    public Choice<T> With<TPart>(Slot<TPart> slot, Choice<TPart> choice) => new(Part, Values.With(slot, choice));

    /// <inheritdoc cref="Chosen.With(Group, Func{Chosen, Chosen})"/>
    public Choice<T> With(Group group, Func<Chosen, Chosen> change) => new(Part, Values.With(group, change));

    /// <inheritdoc cref="IChoice.With"/>
    public Choice<T> With(string path, string text) => (Choice<T>)ChoicePath.With(this, path, text, label: path);

    /// <inheritdoc/>
    public object? ValueAt(string path) => ChoicePath.ValueAt(this, path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Differences(IChoice other, Func<Entry, bool>? counts = null) =>
        ChoiceDifferences.Between(this, other, counts ?? (_ => true));

    /// <inheritdoc/>
    public JsonObject ToJson() => ChoiceJson.Of(this);

    /// <inheritdoc/>
    public bool Equals(Choice<T>? other) =>
        other is not null && Part.Name == other.Part.Name && Values.Equals(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Choice<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Part.Name, Values);

    /// <summary>The part's name, then each path and its value.</summary>
    public override string ToString() =>
        string.Join(' ', Entries.Select(entry => $"{entry.Path}={entry.Text}").Prepend(Part.Name));

    IChoice IChoice.With(string path, string text) => With(path, text);

    IChoice IChoice.WithValues(Chosen values) => new Choice<T>(Part, values);

    IChoice IChoice.In(Catalogues catalogues, ICatalogue parts) => parts.Parts.Contains(Part)
        ? new Choice<T>(Part, Values.In(catalogues))
        : throw new ArgumentException($"{parts.Kind}: the catalogue lacks the chosen part. It is "
            + $"'{Part.Name}'. Add it to the catalogues that are used here.");
}
