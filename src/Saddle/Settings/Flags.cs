namespace Saddle.Settings;

/// <summary>All flags of a part: of its own settings, and of those of every part that its slots may hold.</summary>
/// <remarks>
/// A flag is called like its setting's path with dashes, unless a setting or slot declares another name. Parts of one
/// slot that have the same setting share its flag.
/// </remarks>
public sealed class Flags
{
    private readonly Dictionary<string, FlagEntry> _named;

    /// <summary>Derives the flags.</summary>
    /// <param name="root">Whose settings are chosen by flags.</param>
    /// <param name="catalogues">Where parts for its slots are found.</param>
    /// <exception cref="ArgumentException">
    /// Two settings that a choice may have together derive the same flag, or a flag is a switch here and takes a value
    /// there, or is the same as a switch that is turned off.
    /// </exception>
    public Flags(IPart root, Catalogues catalogues)
    {
        All = [.. FlagWalk.Of(root, catalogues).GroupBy(found => found.Name).Select(Merged)];
        _named = All.ToDictionary(flag => flag.Name);
        if (All.FirstOrDefault(flag => flag.IsSwitch && _named.ContainsKey(FlagEntry.Off + flag.Name)) is { } wrong)
        {
            throw new ArgumentException($"flags: --{FlagEntry.Off}{wrong.Name} is a flag, and turns off {wrong.Text}. "
                + $"They set {wrong.Targets[0].Path} and {_named[FlagEntry.Off + wrong.Name].Targets[0].Path}. "
                + "Give one of them another flag.");
        }
    }

    /// <summary>The flags, in order of declaration; those of switches without the ones that turn them off.</summary>
    public IReadOnlyList<FlagEntry> All { get; }

    /// <summary>The flag of a name, without dashes in front; null for none.</summary>
    public FlagEntry? Named(string name) => _named.GetValueOrDefault(name);

    /// <summary>The flag that a name means: its own, or a switch that is turned off by <c>no-</c> in front.</summary>
    public FlagEntry? Meant(string name) => Named(name) ?? (name.StartsWith(FlagEntry.Off, StringComparison.Ordinal)
        && Named(name[FlagEntry.Off.Length..]) is { IsSwitch: true } turnedOff ? turnedOff : null);

    /// <summary>The flags that a choice reads, in order.</summary>
    public IEnumerable<ReadFlag> ReadBy(IChoice choice)
    {
        Dictionary<string, Entry> entries = choice.Entries.ToDictionary(entry => entry.Path);
        Dictionary<string, string> parts = PartsOf(choice);
        return from flag in All
               let read = flag.Targets.Where(target => target.IsReadIn(parts)).Select(target => target.Path).Distinct()
               where read.Any()
               select new ReadFlag(flag, [.. read.Select(path => entries[path])]);
    }

    /// <summary>Chooses what flags say.</summary>
    /// <param name="root">What is chosen without them.</param>
    /// <param name="given">
    /// Names without dashes in front, and values; in any order. A switch has an empty one, or true or false; with
    /// <c>no-</c> in front it is turned off.
    /// </param>
    /// <returns>
    /// Slots are filled from the outside in, then settings set; a flag of one group has precedence over a shared one.
    /// </returns>
    /// <exception cref="ConfigurationException">
    /// There is no such flag, it is given twice, its value is out of range, or the chosen parts do not read it.
    /// </exception>
    public IChoice Apply(IChoice root, IReadOnlyList<(string Flag, string Text)> given) =>
        new FlagApplication(this, given).To(root);

    /// <summary>Chooses what flags say, and passes over those that the chosen parts do not read.</summary>
    /// <param name="root">What is chosen without them.</param>
    /// <param name="given">As in <see cref="Apply"/>.</param>
    /// <param name="unread">The flags that were passed over, without dashes in front.</param>
    /// <exception cref="ConfigurationException">
    /// There is no such flag, it is given twice, or its value is out of range.
    /// </exception>
    public IChoice ApplyWhatIsRead(
        IChoice root, IReadOnlyList<(string Flag, string Text)> given, out IReadOnlyList<string> unread)
    {
        IChoice choice = new FlagApplication(this, given).To(root, out IReadOnlyList<GivenFlag> lost);
        unread = [.. lost.Select(flag => flag.Label[2..])];
        return choice;
    }

    /// <summary>The slots of a choice with the names of the parts in them.</summary>
    internal static Dictionary<string, string> PartsOf(IChoice choice) => choice.Entries
        .Where(entry => entry.Setting is ISlot).ToDictionary(entry => entry.Path, entry => entry.Text);

    private static FlagEntry Merged(IGrouping<string, FoundFlag> found)
    {
        FoundFlag[] all = [.. found];
        RequireAgreement(all);
        string[] values = [.. all.Select(flag => flag.Target.ValueName).Distinct()];
        if (values.Length > 1 && values.Contains(""))
        {
            throw new ArgumentException($"flags: --{found.Key} is a switch and takes a value. It sets "
                + $"{Paths(all)}. Give one of them another flag.");
        }

        IEnumerable<string> meanings = all.Select(flag => flag.Target.Setting.Meaning).Distinct();
        return new FlagEntry(
            found.Key,
            IsSwitch: values is [""],
            string.Join('|', values),
            string.Join("; ", meanings),
            [.. all.Select(flag => flag.Target)]);
    }

    private static void RequireAgreement(FoundFlag[] found)
    {
        FoundFlag[][] settings = [.. found.GroupBy(flag => flag.Identity).Select(same => same.ToArray())];
        for (int i = 1; i < settings.Length; i++)
        {
            IEnumerable<FoundFlag> former = settings[..i].SelectMany(same => same);
            if (settings[i].Any(flag => former.Any(other => !flag.Agrees(other))))
            {
                throw new ArgumentException($"flags: two settings have --{found[0].Name}. They are {Paths(found)}. "
                    + "Give one of them another flag.");
            }
        }
    }

    private static string Paths(IEnumerable<FoundFlag> found) =>
        Enumeration.And(found.Select(flag => flag.Target.Path).Distinct());
}
