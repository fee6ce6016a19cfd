namespace Saddle.Settings;

/// <summary>The values of one level of settings: what a part is made from; never changes.</summary>
/// <remarks>
/// Settings are found by name, so that a part may declare one with another default than the record that reads it. Two
/// are equal where they have the same names and the same values, lists and nested choices by content.
/// </remarks>
public sealed class Chosen : IEquatable<Chosen>
{
    // A part whose slot holds itself by default would never end.
    private const int Deepest = 32;

    private readonly object?[] _values;

    internal Chosen(IReadOnlyList<ISetting> settings, IReadOnlyList<object?> values, Catalogues catalogues)
    {
        (Settings, _values, Catalogues) = (settings, [.. values], catalogues);
        if (settings.Any(setting => setting is ISlot { IsInline: true }))
        {
            Declaration.RequireDifferent(VisibleNames(), "settings of one level");
        }
    }

    internal IReadOnlyList<ISetting> Settings { get; }

    internal IReadOnlyList<object?> Values => _values;

    /// <summary>Where parts for its slots are found.</summary>
    public Catalogues Catalogues { get; }

    /// <summary>The value of a setting.</summary>
    /// <exception cref="ArgumentException">There is no such setting on this level.</exception>
    public T Get<T>(Setting<T> setting) => (T)_values[IndexOf(setting)]!;

    /// <summary>What is chosen for a slot.</summary>
    /// <exception cref="ArgumentException">There is no such slot on this level.</exception>
    public Choice<T> Get<T>(Slot<T> slot) => (Choice<T>)_values[IndexOf(slot)]!;

    /// <summary>The values in a group.</summary>
    /// <exception cref="ArgumentException">There is no such group on this level.</exception>
    public Chosen Get(Group group) => (Chosen)_values[IndexOf(group)]!;

    /// <summary>Makes what is chosen for a slot.</summary>
    /// <exception cref="ArgumentException">There is no such slot on this level.</exception>
    public T Make<T>(Slot<T> slot) => Get(slot).Make();

    /// <summary>The same with another value.</summary>
    /// <exception cref="ConfigurationException">It is out of range.</exception>
    /// <exception cref="ArgumentException">There is no such setting on this level.</exception>
    public Chosen With<T>(Setting<T> setting, T value)
    {
        int index = IndexOf(setting);
        Range<T> range = ((Setting<T>)Settings[index]).Range;
        return range.Contains(value)
            ? Replace(index, range.Copy(value))
            : throw Refusals.OutOfRange(setting.Name, range, value is null ? "nothing" : range.Write(value));
    }

    /// <summary>The same with a part in a slot: at its defaults, or as it is where it is chosen already.</summary>
    /// <exception cref="ConfigurationException">There is no such part.</exception>
    /// <exception cref="ArgumentException">There is no such slot on this level.</exception>
    public Chosen With<T>(Slot<T> slot, string part)
    {
        int index = IndexOf(slot);
        return Replace(index, Other((ISlot)Settings[index], (IChoice)_values[index]!, part));
    }

    /// <summary>The same with a choice in a slot.</summary>
    /// <exception cref="ArgumentException">
    /// There is no such slot on this level, or a part of the choice is not in the catalogues that are used here.
    /// </exception>
    public Chosen With<T>(Slot<T> slot, Choice<T> choice)
    {
        int index = IndexOf(slot);
        return Replace(index, ((IChoice)choice).In(Catalogues, ((ISlot)Settings[index]).PartsIn(Catalogues)));
    }

    /// <summary>The same with other values in a group.</summary>
    /// <param name="group">A group of this level.</param>
    /// <param name="change">From the group's values to those that it is to have.</param>
    /// <exception cref="ArgumentException">There is no such group on this level.</exception>
    public Chosen With(Group group, Func<Chosen, Chosen> change)
    {
        int index = IndexOf(group);
        return Replace(index, change((Chosen)_values[index]!));
    }

    /// <inheritdoc/>
    public bool Equals(Chosen? other) => other is not null
        && Settings.Select(setting => setting.Name).SequenceEqual(other.Settings.Select(setting => setting.Name))
        && Keys().SequenceEqual(other.Keys());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Chosen);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (object? key in Keys())
        {
            hash.Add(key);
        }

        return hash.ToHashCode();
    }

    /// <summary>Every setting at its default.</summary>
    /// <exception cref="ArgumentException">A default holds itself, or there is no catalogue for a slot.</exception>
    internal static Chosen Defaults(IReadOnlyList<ISetting> settings, Catalogues catalogues, int depth) =>
        new(settings, [.. settings.Select(setting => Default(setting, catalogues, depth))], catalogues);

    /// <summary>A part at its defaults, or the present choice where it is of that part already.</summary>
    internal static IChoice Other(ISlot slot, IChoice present, string part) => present.Part.Name == part
        ? present
        : slot.PartsIn(present.Catalogues).ChooseIn(present.Catalogues, part, depth: 0);

    internal Chosen Replace(int index, object? value)
    {
        object?[] values = [.. _values];
        values[index] = value;
        return new(Settings, values, Catalogues);
    }

    /// <summary>The same values where other catalogues are used.</summary>
    internal Chosen In(Catalogues catalogues) => new(
        Settings,
        [
            .. Settings.Zip(_values).Select(pair => pair switch
            {
                (ISlot slot, IChoice choice) => choice.In(catalogues, slot.PartsIn(catalogues)),
                (Group, Chosen group) => group.In(catalogues),
                _ => pair.Second,
            }),
        ],
        catalogues);

    /// <summary>The names that paths may have here, those of parts in inline slots among them.</summary>
    internal IEnumerable<string> VisibleNames() => Settings.Zip(_values).SelectMany(pair =>
        pair is (ISlot { IsInline: true }, IChoice choice)
            ? choice.Values.VisibleNames().Prepend(pair.First.Name)
            : [pair.First.Name]);

    private static object? Default(ISetting setting, Catalogues catalogues, int depth) => setting switch
    {
        IValueSetting value => value.Range.CopyOf(value.DefaultValue),
        Group group => Defaults(group.Settings, catalogues, depth),
        ISlot slot when depth < Deepest => slot.PartsIn(catalogues).ChooseIn(catalogues, slot.Default, depth + 1),
        _ => throw new ArgumentException(
            $"{setting.Name}: its default holds itself. It goes {Deepest} levels deep. Choose a default that ends."),
    };

    private int IndexOf<TSetting>(TSetting setting)
        where TSetting : ISetting
    {
        for (int i = 0; i < Settings.Count; i++)
        {
            if (Settings[i] is TSetting && Settings[i].Name == setting.Name)
            {
                return i;
            }
        }

        throw new ArgumentException($"settings: there is no such '{setting.Name}' here. There are "
            + $"{Refusals.Names(Settings.Select(known => known.Name))}. Declare it on the part that reads it.");
    }

    private IEnumerable<object?> Keys() => Settings.Zip(_values).Select(pair =>
        pair.First is IValueSetting setting ? setting.Range.WriteValue(pair.Second) : pair.Second);
}
