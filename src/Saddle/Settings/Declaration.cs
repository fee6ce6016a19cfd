namespace Saddle.Settings;

/// <summary>Refuses declarations that cannot be used, when they are made.</summary>
internal static class Declaration
{
    /// <summary>The member of a part's JSON that is its own name.</summary>
    public const string PartName = "name";

    /// <exception cref="ArgumentException">The name is empty or has letters that paths and flags cannot have.
    /// </exception>
    public static void RequireName(string name, string what)
    {
        bool isPlain = name.Length > 0 && name[0] != '-' && name[^1] != '-';
        foreach (char letter in name)
        {
            isPlain &= char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
        }

        if (!isPlain)
        {
            throw new ArgumentException($"{what}: the name cannot stand in paths and flags. Got '{name}'. "
                + "Use lower-case letters and digits, with dashes between words.");
        }
    }

    /// <exception cref="ArgumentException">A name is unfit or there twice, or a default is out of range.</exception>
    public static void Require(IReadOnlyList<ISetting> settings, string owner)
    {
        foreach (ISetting setting in settings)
        {
            RequireName(setting.Name, owner);
            if (setting.Name == PartName)
            {
                throw new ArgumentException($"{owner}: a setting cannot be called '{PartName}'. In JSON that is the "
                    + "name of the part. Choose another.");
            }

            RequireContents(setting, owner);
        }

        RequireDifferent(settings.Select(setting => setting.Name), owner);
    }

    /// <exception cref="ArgumentException">A name is there twice.</exception>
    public static void RequireDifferent(IEnumerable<string> names, string owner)
    {
        HashSet<string> seen = [];
        foreach (string name in names)
        {
            if (!seen.Add(name))
            {
                throw new ArgumentException(
                    $"{owner}: a name is there twice. It is '{name}'. Rename one of them, or leave it out.");
            }
        }
    }

    private static void RequireContents(ISetting setting, string owner)
    {
        if (setting is Group group)
        {
            Require(group.Settings, $"{owner}.{group.Name}");
        }

        if (setting is IValueSetting value && !value.Range.ContainsValue(value.DefaultValue))
        {
            throw new ArgumentException($"{owner}: the default of '{value.Name}' is out of range. It is "
                + $"'{(value.DefaultValue is null ? "nothing" : value.DefaultText)}'. Use {value.Range.Words}.");
        }
    }
}
