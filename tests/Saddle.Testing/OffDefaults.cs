using Saddle.Settings;

namespace Saddle.Testing;

/// <summary>Choices none of whose values is the usual one.</summary>
public static class OffDefaults
{
    /// <summary>The choice with another value in every setting, and another part in every slot.</summary>
    /// <param name="choice">Where to start.</param>
    /// <param name="except">A path whose value stays; null for none.</param>
    public static Choice<T> Of<T>(Choice<T> choice, string? except = null)
    {
        Choice<T> off = choice;
        for (int i = 0; i < off.Entries.Count(); i++)
        {
            Entry entry = off.Entries.ElementAt(i);
            if (entry.Path != except)
            {
                IEnumerable<string> values = entry.Setting is ISlot slot
                    ? slot.PartsIn(choice.Catalogues).Names
                    : ((IValueSetting)entry.Setting).Range.InsideTexts;
                off = off.With(entry.Path, values.First(value => value != DefaultOf(entry.Setting)));
            }
        }

        return off;
    }

    /// <summary>The value of a setting where nobody chooses one.</summary>
    public static string DefaultOf(ISetting setting) =>
        setting is ISlot slot ? slot.Default : ((IValueSetting)setting).DefaultText;
}
