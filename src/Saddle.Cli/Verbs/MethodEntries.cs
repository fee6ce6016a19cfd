namespace Saddle.Cli.Verbs;

/// <summary>A line of the list of methods.</summary>
internal sealed record MethodEntry(string Name, string Summary, string Source);

/// <summary>What each named part does, and the paper it comes from.</summary>
internal static class MethodEntries
{
    private const string Goodfellow = "Goodfellow et al. 2014, arXiv:1406.2661";
    private const string GulrajaniToys = "Gulrajani et al. 2017, code, arXiv:1704.00028";
    private const string Kim = "Kim et al. 2018, arXiv:1810.02528";
    private const string Mescheder = "Mescheder et al. 2018, arXiv:1801.04406";

    public static IReadOnlyList<MethodEntry> Objectives { get; } =
    [
        new("wasserstein", "difference of mean scores", "Arjovsky et al. 2017, arXiv:1701.07875"),
        new("non-saturating", "cross-entropy; the generator maximises its own score", Goodfellow),
        new("minimax", "cross-entropy as a zero-sum game", Goodfellow),
        new("least-squares", "squared distance from 1 and 0", "Mao et al. 2017, arXiv:1611.04076"),
        new("hinge", "scores beyond a margin count no more", "Lim and Ye 2017, arXiv:1705.02894"),
    ];

    public static IReadOnlyList<MethodEntry> Penalties { get; } =
    [
        new("gradient-penalty", "gradient norm towards 1 between real and generated",
            "Gulrajani et al. 2017, arXiv:1704.00028"),
        new("clipping", "critic's parameters cut to a box", "Arjovsky et al. 2017, arXiv:1701.07875"),
        new("simple", "squared gradient norm on a measure of choice", Kim),
        new("r1", "simple, on real examples", Mescheder),
        new("r2", "simple, on generated examples", Mescheder),
        new("none", "the critic as its objective makes it", ""),
    ];

    public static IReadOnlyList<MethodEntry> PenaltyMeasures { get; } =
    [
        new("real", "real examples", Mescheder),
        new("fake", "generated examples", Mescheder),
        new("interp", "random points between real and generated examples", "Gulrajani et al. 2017, arXiv:1704.00028"),
        new("mid", "halfway between real and generated examples", Kim),
        new("anchor", "random points between a fixed example and generated ones", Kim),
        new("point", "a fixed example: a negative control, since it misses the data", Kim),
    ];

    public static IReadOnlyList<MethodEntry> Optimisers { get; } =
    [
        new("adam", "moments of first and second order, bias corrected", "Kingma and Ba 2015, arXiv:1412.6980"),
        new("rmsprop", "steps divided by a running root mean square", "Tieleman and Hinton 2012, lecture 6.5"),
        new("sgd", "plain steps, with momentum on request", "Robbins and Monro 1951; Polyak 1964"),
    ];

    public static IReadOnlyList<MethodEntry> Architectures { get; } =
    [
        new("mlp", "", GulrajaniToys),
        new("dcgan", "", "Radford et al. 2016, arXiv:1511.06434"),
        new("resnet", "", "Gulrajani et al. 2017, appendix F, arXiv:1704.00028"),
    ];

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

    public static string SourceOf(string name, IReadOnlyList<MethodEntry> known) =>
        known.FirstOrDefault(entry => entry.Name == name)?.Source ?? "";
}
