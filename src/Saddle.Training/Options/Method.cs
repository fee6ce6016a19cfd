using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>What the name of a method stands for: a preset, or a recipe as it is.</summary>
/// <param name="Name">What it is chosen by.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Source">Where it was published; empty for nowhere.</param>
/// <param name="Preset">The recipe with the method's own values.</param>
public sealed record Method(string Name, string Summary, string Source, Preset Preset)
{
    /// <summary>All methods that catalogues have: presets, then recipes that no preset is called like.</summary>
    public static IReadOnlyList<Method> In(Catalogues catalogues)
    {
        Catalogue<Preset>? presets = catalogues.OfType<Catalogue<Preset>>().FirstOrDefault();
        Method[] published =
        [
            .. from part in presets?.Parts ?? []
               select new Method(part.Name, part.Summary, part.Source, presets!.Make(part.Name)),
        ];
        return
        [
            .. published,
            .. from part in catalogues.Of<Recipe>().Parts
               where published.All(method => method.Name != part.Name)
               select new Method(part.Name, part.Summary, part.Source, new Preset(part.Name)),
        ];
    }

    /// <summary>The method of a name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static Method Named(string name, Catalogues catalogues)
    {
        IReadOnlyList<Method> all = In(catalogues);
        string[] names = [.. all.Select(method => method.Name)];
        return all.FirstOrDefault(method => method.Name == name) ?? throw new ConfigurationException(
            $"method: there is no '{name}'. The nearest names are {NearestNames.List(name, names)}. "
                + $"Use one of {string.Join(", ", names)}.");
    }
}
