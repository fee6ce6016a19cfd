namespace Saddle.Settings;

/// <summary>What is said where settings cannot be chosen: what was wrong, the values, what to do.</summary>
internal static class Refusals
{
    /// <summary>A value outside a range.</summary>
    public static ConfigurationException OutOfRange(string label, IRange range, string text) =>
        new($"{label} takes {range.Words}. Got '{text}'. {range.Advice(label, text)}");

    /// <summary>A name that nothing on a level has.</summary>
    /// <param name="owner">Whose level it is.</param>
    /// <param name="level">The level.</param>
    /// <param name="name">The name.</param>
    /// <param name="got">A sentence about its value, with a space in front; or nothing.</param>
    public static ConfigurationException Unknown(SettingOwner owner, Chosen level, string name, string got = "")
    {
        string whose = owner.Choice is { } choice ? $"'{choice.Part.Name}' has" : "there is";
        return new($"{owner.Label}: {whose} no setting '{name}'.{got} It has {Names(level.VisibleNames())}. "
            + (Readers(owner, level, name) ?? Nearest(level, name)));
    }

    /// <summary>A path that goes on behind a value.</summary>
    public static ConfigurationException HasNone(string path, string name) => new(
        $"{path}: it has no settings of its own. Asked for '{name}'. Write {path} alone.");

    /// <summary>A path that ends at a group.</summary>
    public static ConfigurationException IsGroup(string path, Chosen group) => new(
        $"{path} has no value of its own. It has {Names(group.VisibleNames())}. "
        + $"Write for example {path}.{group.Settings.Select(setting => setting.Name).FirstOrDefault()}.");

    /// <summary>"a, b and c", or "none".</summary>
    public static string Names(IEnumerable<string> names) => Enumeration.And(names.DefaultIfEmpty("none"));

    // Parts that could be chosen instead: of the level itself, or of inline slots on it.
    private static string? Readers(SettingOwner owner, Chosen level, string name)
    {
        IEnumerable<ICatalogue> inline = level.Settings.OfType<ISlot>().Where(slot => slot.IsInline)
            .Select(slot => slot.PartsIn(level.Catalogues));
        foreach (ICatalogue catalogue in owner.Parts is { } own ? inline.Prepend(own) : inline)
        {
            string[] readers =
            [
                .. from part in catalogue.Parts
                   where part.Settings.Any(setting => setting.Name == name)
                   select part.Name,
            ];
            if (readers.Length > 0)
            {
                return $"'{name}' is read by {Enumeration.And(readers)}. "
                    + $"Leave it out, or choose another {catalogue.Kind}.";
            }
        }

        return null;
    }

    private static string Nearest(Chosen level, string name) =>
        NearestNames.Near(name, level.VisibleNames()) is { Count: > 0 }
            ? $"{NearestNames.Sentence(name, level.VisibleNames())} Leave it out, or write another."
            : "Leave it out.";
}
