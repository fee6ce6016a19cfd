using Saddle.Settings;

namespace Saddle.Cli.Verbs;

/// <summary>A line of the list of methods.</summary>
internal sealed record MethodEntry(string Name, string Summary, string Source)
{
    /// <summary>The line of a part.</summary>
    public static MethodEntry Of(IPart part) => new(part.Name, part.Summary, part.Source);
}

/// <summary>What the data are that have names, and the papers they come from.</summary>
internal static class MethodEntries
{
    private const string GulrajaniToys = "Gulrajani et al. 2017, code, arXiv:1704.00028";

    public static IReadOnlyList<MethodEntry> Data { get; } =
    [
        new("digits", "1,797 handwritten digits of 8 x 8, labelled, embedded",
            "Alpaydin and Kaynak 1998, doi:10.24432/C50P49, CC BY 4.0"),
        new("ring8", "8 Gaussians on a ring", GulrajaniToys),
        new("grid25", "25 Gaussians on a grid", GulrajaniToys),
        new("swissroll", "a spiral in the plane", GulrajaniToys),
        new("moons", "two half circles", "Pedregosa et al. 2011, scikit-learn make_moons"),
    ];

    /// <summary>The entries of some names in their order; a name without an entry still gets its line.</summary>
    public static IEnumerable<MethodEntry> Of(IEnumerable<string> names, IReadOnlyList<MethodEntry> known) =>
        names.Select(name => known.FirstOrDefault(entry => entry.Name == name) ?? new MethodEntry(name, "", ""));
}
