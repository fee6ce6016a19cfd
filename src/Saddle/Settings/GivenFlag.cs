namespace Saddle.Settings;

/// <summary>A flag as it was given.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Label">What refusals call it: with dashes, and as a switch is turned off.</param>
/// <param name="Text">Its value.</param>
internal sealed record GivenFlag(FlagEntry Flag, string Label, string Text)
{
    /// <summary>Finds a flag by its name, or that of a switch which is turned off.</summary>
    /// <exception cref="ConfigurationException">There is none, or a switch has a value.</exception>
    public static GivenFlag Of(Flags flags, string name, string text)
    {
        string label = $"--{name}";
        if (flags.Named(name) is { } flag)
        {
            return new(flag, label, flag.IsSwitch && text.Length == 0 ? "true" : text);
        }

        FlagEntry? off = name.StartsWith(FlagEntry.Off, StringComparison.Ordinal)
            ? flags.Named(name[FlagEntry.Off.Length..])
            : null;
        return off switch
        {
            { IsSwitch: true } when text.Length == 0 => new(off, label, "false"),
            { IsSwitch: true } => throw new ConfigurationException(
                $"{label} takes no value. Got '{text}'. Write {label} alone."),
            _ => throw new ConfigurationException($"there is no flag {label}. "
                + NearestNames.Sentence(label, flags.All.Select(known => known.Text))
                + " Write another, or leave it out."),
        };
    }
}
