namespace Saddle.Settings;

/// <summary>Chooses what flags say, and refuses those that nothing reads.</summary>
internal sealed class FlagApplication
{
    private readonly Flags _flags;
    private readonly GivenFlag[] _given;

    /// <exception cref="ConfigurationException">There is no such flag, or it is given twice.</exception>
    public FlagApplication(Flags flags, IReadOnlyList<(string Flag, string Text)> given)
    {
        _flags = flags;
        _given = [.. given.Select(pair => GivenFlag.Of(flags, pair.Flag, pair.Text))];
        if (_given.GroupBy(flag => flag.Flag).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ConfigurationException($"{twice.Key.Text} is given {twice.Count()} times. It is "
                + $"{Enumeration.And(twice.Select(flag => $"'{flag.Text}'"))}. Give it once.");
        }
    }

    /// <summary>The choice with all that was given.</summary>
    /// <exception cref="ConfigurationException">A value is out of range, or nothing reads a flag.</exception>
    public IChoice To(IChoice root)
    {
        IChoice choice = To(root, out IReadOnlyList<GivenFlag> lost);
        return lost.Count == 0 ? choice : throw NotRead(lost[0], Flags.PartsOf(choice));
    }

    /// <summary>The choice with all that is read.</summary>
    /// <param name="root">What is chosen without it.</param>
    /// <param name="lost">What is not read.</param>
    /// <exception cref="ConfigurationException">A value is out of range.</exception>
    public IChoice To(IChoice root, out IReadOnlyList<GivenFlag> lost)
    {
        IChoice choice = root;
        Dictionary<string, string> parts = Flags.PartsOf(choice);
        foreach ((GivenFlag given, FlagTarget target) in Steps())
        {
            if (target.IsReadIn(parts))
            {
                choice = ChoicePath.With(choice, target.Path, given.Text, given.Label);
                parts = target.Setting is ISlot ? Flags.PartsOf(choice) : parts;
            }
        }

        lost = [.. _given.Where(given => !given.Flag.Targets.Any(target => target.IsReadIn(parts)))];
        return choice;
    }

    // Slots from the outside in, then values; what is shared first, so that the others have precedence.
    private IEnumerable<(GivenFlag Given, FlagTarget Target)> Steps() =>
        from given in _given
        from target in given.Flag.Targets
        let isSlot = target.Setting is ISlot
        orderby isSlot ? target.ReadBy.Count : int.MaxValue, target.IsShared ? 0 : 1
        select (given, target);

    private ConfigurationException NotRead(GivenFlag lost, Dictionary<string, string> parts)
    {
        // Those that lack the fewest parts say what is nearest.
        IGrouping<int, FlagTarget> near = lost.Flag.Targets.GroupBy(target => target.CountOfPresent(parts))
            .MaxBy(same => same.Key)!;
        PartChoice[] missing = [.. near.Select(target => target.ReadBy[near.Key])];
        string slot = missing[0].Slot;
        string[] readers = [.. missing.Where(needed => needed.Slot == slot).Select(needed => needed.Part).Distinct()];
        string flag = _flags.All.First(known =>
            known.Targets.Any(target => target.Setting is ISlot && !target.IsShared && target.Path == slot)).Text;
        string advice = readers is [var only] ? $"choose {flag} {only}" : $"choose another {flag}";
        return new($"{lost.Label} is not read by {parts.GetValueOrDefault(slot, "what is chosen")}. "
            + $"It is read by {Enumeration.And(readers)}. Leave it out, or {advice}.");
    }
}
