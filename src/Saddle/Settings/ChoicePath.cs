namespace Saddle.Settings;

/// <summary>Finds and changes what stands at a path of a choice.</summary>
internal static class ChoicePath
{
    /// <summary>The same choice with a text read into the setting at a path.</summary>
    /// <param name="root">The choice.</param>
    /// <param name="path">Where the setting stands.</param>
    /// <param name="text">Its value, or the name of a part for a slot.</param>
    /// <param name="label">What refusals call the setting: its path or its flag.</param>
    /// <exception cref="ConfigurationException">It cannot be set so.</exception>
    public static IChoice With(IChoice root, string path, string text, string label) => Change(
        root,
        path,
        setting => setting.Range.TryReadValue(text, out object? value)
            ? value
            : throw Refusals.OutOfRange(label, setting.Range, text),
        (slot, present) => Chosen.Other(slot, present, text));

    /// <summary>The same choice with a value that nobody checks; a test asks with it what the part itself refuses.
    /// </summary>
    public static IChoice WithUnchecked(IChoice root, string path, object? value) =>
        Change(root, path, _ => value, (_, present) => present);

    /// <summary>What stands at a path.</summary>
    /// <exception cref="ConfigurationException">Nothing does.</exception>
    public static object? ValueAt(IChoice root, string path)
    {
        object? found = null;
        Place start = Place.Of(root, path);
        Visit(root.Values, start, (_, value) => found = value);
        return found;
    }

    private static IChoice Change(
        IChoice root, string path, Func<IValueSetting, object?> read, Func<ISlot, IChoice, IChoice> choose) =>
        root.WithValues(Visit(root.Values, Place.Of(root, path), (setting, value) => (setting, value) switch
        {
            (IValueSetting known, _) => read(known),
            (ISlot slot, IChoice present) => choose(slot, present),
            _ => throw Refusals.IsGroup(path, (Chosen)value!),
        }));

    private static Chosen Visit(Chosen level, Place place, Func<ISetting, object?, object?> visit) =>
        TryVisit(level, place, visit) ?? throw Refusals.Unknown(place.Owner, level, place.Name);

    // Null where neither the level nor a part in an inline slot has the name.
    private static Chosen? TryVisit(Chosen level, Place place, Func<ISetting, object?, object?> visit)
    {
        for (int i = 0; i < level.Settings.Count; i++)
        {
            if (level.Settings[i].Name == place.Name)
            {
                return level.Replace(i, Visited(level.Settings[i], level.Values[i], place, visit));
            }
        }

        for (int i = 0; i < level.Settings.Count; i++)
        {
            if ((level.Settings[i], level.Values[i]) is (ISlot { IsInline: true }, IChoice part)
                && TryVisit(part.Values, place, visit) is { } changed)
            {
                return level.Replace(i, part.WithValues(changed));
            }
        }

        return null;
    }

    private static object? Visited(
        ISetting setting, object? value, Place place, Func<ISetting, object?, object?> visit) =>
        (setting, value) switch
        {
            _ when place.IsLast => visit(setting, value),
            (ISlot { IsInline: false } slot, IChoice part) =>
                part.WithValues(Visit(part.Values, place.Inside(SettingOwner.Of(place.Path, slot, part)), visit)),
            (Group, Chosen group) => Visit(group, place.Inside(SettingOwner.OfGroup(place.Path)), visit),
            _ => throw Refusals.HasNone(place.Path, place.Next),
        };

    /// <summary>A piece of a path, and whose settings are searched for it.</summary>
    private sealed record Place(SettingOwner Owner, string[] Pieces, int Index)
    {
        public string Name => Pieces[Index];

        public string Next => Pieces[Index + 1];

        public string Path => string.Join('.', Pieces.Take(Index + 1));

        public bool IsLast => Index == Pieces.Length - 1;

        public static Place Of(IChoice root, string path) => new(SettingOwner.Of(root), path.Split('.'), 0);

        public Place Inside(SettingOwner owner) => new(owner, Pieces, Index + 1);
    }
}
