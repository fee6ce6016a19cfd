using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>A choice whose type of parts is not known where it is used.</summary>
/// <remarks>Every one is a <see cref="Choice{T}"/>.</remarks>
public interface IChoice
{
    /// <summary>The part that is chosen.</summary>
    IPart Part { get; }

    /// <summary>The values of its settings.</summary>
    Chosen Values { get; }

    /// <summary>Where parts for its slots are found.</summary>
    Catalogues Catalogues { get; }

    /// <summary>All settings with their values, in order, those of a slot's part after the slot.</summary>
    IEnumerable<Entry> Entries { get; }

    /// <summary>The same with another value.</summary>
    /// <param name="path">Where the setting stands: <c>penalty.weight</c>.</param>
    /// <param name="text">Its value, or the name of a part for a slot.</param>
    /// <remarks>Choosing another part for a slot puts that part's settings to its defaults.</remarks>
    /// <exception cref="ConfigurationException">
    /// The chosen parts have no such setting, the value is out of range, or there is no such part.
    /// </exception>
    IChoice With(string path, string text);

    /// <summary>The value of a setting, or the choice for a slot, or the values of a group.</summary>
    /// <exception cref="ConfigurationException">The chosen parts have no such setting.</exception>
    object? ValueAt(string path);

    /// <summary>What differs, as <c>path: first → second</c>, in order.</summary>
    /// <param name="other">The second one.</param>
    /// <param name="counts">Which settings to tell; null for all.</param>
    /// <returns>Settings that only one has are told as <c>none</c> on the other side.</returns>
    IReadOnlyList<string> Differences(IChoice other, Func<Entry, bool>? counts = null);

    /// <summary>All values, nested by path.</summary>
    /// <returns>
    /// A choice is an object of its part's name and settings; one in an inline slot is the name beside its settings; a
    /// group is an object of its settings.
    /// </returns>
    JsonObject ToJson();

    internal IChoice WithValues(Chosen values);

    internal IChoice In(Catalogues catalogues, ICatalogue parts);
}
