using Saddle.Settings;

namespace Saddle.Gans;

/// <summary>Finds things by name, and says what there is where a name is unknown.</summary>
internal static class Catalogue
{
    public static T Find<T>(string kind, string name, IReadOnlyDictionary<string, T> known) =>
        known.TryGetValue(name, out T? found) ? found : throw new ConfigurationException(
            $"{kind}: there is no '{name}'. The nearest names are "
                + $"{string.Join(", ", NearestNames.Of(name, known.Keys).Select(near => $"'{near}'"))}. "
                + $"Use one of {string.Join(", ", known.Keys)}.");
}
