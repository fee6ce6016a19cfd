namespace Saddle.Gans.Training;

/// <summary>What runs must share for a fair comparison of methods, and what makes them different methods.</summary>
public static class Protocol
{
    private static readonly HashSet<string> s_shared =
    [
        "version", "data", "dataHash", "sampleShape", "resize", "pad", "limit", "classes", "mirror", "dequantise",
        "validation", "architecture", "width", "depth", "latentSize", "batch",
    ];

    /// <summary>
    /// Options that a fair comparison needs to be equal and that are not, as <c>name: first → second</c>.
    /// </summary>
    /// <remarks>The data's name does not count where its hash is known: the same files may lie elsewhere.</remarks>
    public static IReadOnlyList<string> Differences(GanConfiguration first, GanConfiguration second) =>
        GanConfigurationJson.Differences(Unnamed(first), Unnamed(second), s_shared.Contains);

    /// <summary>
    /// Options in which two methods differ, as <c>name: first → second</c>: all but the protocol and the seed.
    /// </summary>
    public static IReadOnlyList<string> MethodDifferences(GanConfiguration first, GanConfiguration second) =>
        GanConfigurationJson.Differences(first, second,
            name => name != "seed" && !s_shared.Contains(name) && GanConfigurationJson.IsHyperparameter(name));

    private static GanConfiguration Unnamed(GanConfiguration options) =>
        options.DataHash.Length > 0 ? options with { Data = "" } : options;
}
