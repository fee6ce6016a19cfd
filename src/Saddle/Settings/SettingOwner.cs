namespace Saddle.Settings;

/// <summary>Whose settings a level has, for refusals.</summary>
/// <param name="Label">The path of a slot or group, or the kind of the root.</param>
/// <param name="Choice">The part that has them; null for a group.</param>
/// <param name="Parts">The catalogue of that part; null for a group and for a root that is in none.</param>
internal sealed record SettingOwner(string Label, IChoice? Choice, ICatalogue? Parts)
{
    /// <summary>The owner of the settings of a slot's part.</summary>
    public static SettingOwner Of(string path, ISlot slot, IChoice choice) =>
        new(path, choice, slot.PartsIn(choice.Catalogues));

    /// <summary>The owner of a group's settings.</summary>
    public static SettingOwner OfGroup(string path) => new(path, null, null);

    /// <summary>The owner of a whole choice's settings.</summary>
    public static SettingOwner Of(IChoice root)
    {
        ICatalogue? parts = root.Catalogues.FirstOrDefault(catalogue => catalogue.Parts.Contains(root.Part));
        return new(parts?.Kind ?? root.Part.Name, root, parts);
    }
}
