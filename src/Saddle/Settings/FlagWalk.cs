namespace Saddle.Settings;

/// <summary>Finds every flag of a part, by walking through all parts that its slots may hold.</summary>
/// <remarks>
/// Slots that stand in a part of their own kind are entered once; in there a slot of that kind has a flag, but no flags
/// for the settings of its parts.
/// </remarks>
/// <param name="catalogues">Where parts are found.</param>
internal sealed class FlagWalk(Catalogues catalogues)
{
    private readonly List<FoundFlag> _found = [];

    /// <summary>All flags with what they set, in order of declaration.</summary>
    public static IReadOnlyList<FoundFlag> Of(IPart root, Catalogues catalogues)
    {
        FlagWalk walk = new(catalogues);
        IEnumerable<ICatalogue> own = catalogues.Where(catalogue => catalogue.Parts.Contains(root));
        walk.Visit(root.Settings, new("", [], [FlagNaming.Root], Standing.Method, [.. own]));
        return walk._found;
    }

    private void Visit(IReadOnlyList<ISetting> settings, Place place)
    {
        foreach (ISetting setting in settings)
        {
            switch (setting)
            {
                case IValueSetting value:
                    Add(setting, value.Range.Words, place);
                    break;
                case ISlot slot:
                    Visit(slot, place);
                    break;
                case Group group:
                    Visit(group.Settings, place.Inside(group));
                    break;
            }
        }
    }

    private void Visit(ISlot slot, Place place)
    {
        ICatalogue parts = slot.PartsIn(catalogues);
        Add(slot, $"one of {string.Join(", ", parts.Names)}", place);
        int around = place.Around.Count(catalogue => catalogue == parts);
        foreach (IPart part in around <= 1 ? parts.Parts : [])
        {
            Visit(part.Settings, place.Inside(slot, part, parts, isNested: around > 0));
        }
    }

    private void Add(ISetting setting, string words, Place place) => _found.AddRange(place.Namings.Select(naming =>
        new FoundFlag(
            naming.NameOf(setting),
            naming.IdentityOf(setting),
            new(place.PathOf(setting), place.ReadBy, setting, place.StandingOf(setting), words, naming.IsShared))));

    /// <summary>Where the walk is.</summary>
    /// <param name="Path">The path of the level.</param>
    /// <param name="ReadBy">The parts on the way.</param>
    /// <param name="Namings">How flags are named here.</param>
    /// <param name="Standing">What settings decide that do not say so.</param>
    /// <param name="Around">The catalogues of the parts on the way.</param>
    private sealed record Place(
        string Path,
        IReadOnlyList<PartChoice> ReadBy,
        IReadOnlyList<FlagNaming> Namings,
        Standing Standing,
        IReadOnlyList<ICatalogue> Around)
    {
        public string PathOf(ISetting setting) => ChoiceEntries.Join(Path, setting.Name);

        public Standing StandingOf(ISetting setting) => setting.Standing ?? Standing;

        public Place Inside(Group group) => this with
        {
            Path = PathOf(group),
            Namings = [.. Namings.SelectMany(naming => naming.Inside(group))],
            Standing = StandingOf(group),
        };

        public Place Inside(ISlot slot, IPart part, ICatalogue parts, bool isNested) => new(
            slot.IsInline ? Path : PathOf(slot),
            [.. ReadBy, new PartChoice(PathOf(slot), part.Name)],
            [.. Namings.Select(naming => naming.Inside(slot, isNested))],
            StandingOf(slot),
            [.. Around, parts]);
    }
}
