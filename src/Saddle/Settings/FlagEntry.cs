namespace Saddle.Settings;

/// <summary>A flag of command lines and the settings that it sets.</summary>
/// <param name="Name">Its name without the dashes in front.</param>
/// <param name="IsSwitch">Whether it takes no value; then there is one with <c>no-</c> in front too.</param>
/// <param name="ValueName">What stands for its value in help; empty for a switch.</param>
/// <param name="Meaning">What it is; several where parts give it different meanings.</param>
/// <param name="Targets">What it sets, whichever of these is there; in the order in which they are declared.</param>
public sealed record FlagEntry(
    string Name, bool IsSwitch, string ValueName, string Meaning, IReadOnlyList<FlagTarget> Targets)
{
    /// <summary>What comes in front of the name of a switch to turn it off.</summary>
    public const string Off = "no-";

    /// <summary>Its name with the dashes in front.</summary>
    public string Text => $"--{Name}";

    /// <summary>Which values it takes, told per part where they differ.</summary>
    public string Words => PerPart(target => target.Words);

    /// <summary>Its values where nobody chooses one, told per part where they differ.</summary>
    public string DefaultText => PerPart(target => target.DefaultText);

    private string PerPart(Func<FlagTarget, string> tell)
    {
        IGrouping<string, FlagTarget>[] told = [.. Targets.GroupBy(tell)];
        return told.Length == 1 ? told[0].Key : string.Join("; ", told.Select(same =>
            $"{same.Key} ({string.Join(", ", same.Select(target => target.Reader).Distinct())})"));
    }
}
