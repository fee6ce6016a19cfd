namespace Saddle.Settings;

/// <summary>Lists what a choice has chosen.</summary>
internal static class ChoiceEntries
{
    /// <summary>All settings in order; what says nothing of its standing belongs to the method.</summary>
    public static IEnumerable<Entry> Of(IChoice choice) => Of(choice.Values, "", Standing.Method);

    /// <summary>The path of a name on a level.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<Entry> Of(Chosen level, string path, Standing standing) =>
        level.Settings.Zip(level.Values).SelectMany(pair => Of(pair.First, pair.Second, path, standing));

    private static IEnumerable<Entry> Of(ISetting setting, object? value, string path, Standing standing)
    {
        string own = Join(path, setting.Name);
        Standing resolved = setting.Standing ?? standing;
        return (setting, value) switch
        {
            (IValueSetting written, _) => [new Entry(own, setting, resolved, written.Range.WriteValue(value))],
            (ISlot slot, IChoice part) => Of(part.Values, slot.IsInline ? path : own, resolved)
                .Prepend(new Entry(own, setting, resolved, part.Part.Name)),
            _ => Of((Chosen)value!, own, resolved),
        };
    }
}
