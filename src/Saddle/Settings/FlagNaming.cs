namespace Saddle.Settings;

/// <summary>How flags are named at one place; a place in a shared group has several namings.</summary>
/// <param name="Base">What absolute names begin with; empty but in shared groups and where slots hold themselves.
/// </param>
/// <param name="Prefix">What names that follow from paths begin with.</param>
/// <param name="Identity">
/// All slots and groups on the way, inline ones too, with a star for each shared group that the name leaves out.
/// </param>
/// <param name="IsShared">Whether it leaves out any.</param>
internal sealed record FlagNaming(string Base, string Prefix, string Identity, bool IsShared)
{
    /// <summary>The naming at the outermost level.</summary>
    public static FlagNaming Root { get; } = new("", "", "", false);

    /// <summary>The flag of a setting here.</summary>
    public string NameOf(ISetting setting) =>
        setting.Flag is { } absolute ? Join(Base, absolute) : Join(Prefix, setting.Name);

    /// <summary>What makes two flags of a name the same.</summary>
    public string IdentityOf(ISetting setting) => ChoiceEntries.Join(Identity, setting.Name);

    /// <summary>The naming among the settings of a slot's part.</summary>
    /// <param name="slot">The slot, which stands here.</param>
    /// <param name="isNested">Whether it stands in a part of its own kind.</param>
    public FlagNaming Inside(ISlot slot, bool isNested)
    {
        string usual = slot.IsInline ? Prefix : NameOf(slot);
        string prefix = slot.FlagPrefix is { } absolute ? Join(Base, absolute) : usual;
        return new(isNested ? NameOf(slot) : Base, prefix, IdentityOf(slot), IsShared);
    }

    /// <summary>The namings in a group: with its name, and without where it is shared.</summary>
    public IEnumerable<FlagNaming> Inside(Group group)
    {
        string prefix = NameOf(group);
        yield return new(group.IsShared ? prefix : Base, prefix, IdentityOf(group), IsShared);
        if (group.IsShared)
        {
            yield return this with { Identity = ChoiceEntries.Join(Identity, "*"), IsShared = true };
        }
    }

    private static string Join(string prefix, string name) =>
        prefix.Length == 0 ? name : name.Length == 0 ? prefix : $"{prefix}-{name}";
}
