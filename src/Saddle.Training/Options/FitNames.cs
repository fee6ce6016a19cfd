using Saddle.Data;

namespace Saddle.Training.Options;

/// <summary>The ways to fit images, as settings name them.</summary>
internal static class FitNames
{
    private static readonly (string Name, Fit Fit)[] s_names =
        [("cover", Fit.Cover), ("contain", Fit.Contain), ("stretch", Fit.Stretch)];

    /// <summary>All names, the usual way first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_names.Select(entry => entry.Name)];

    /// <summary>The way of a name.</summary>
    public static Fit Of(string name) => s_names.First(entry => entry.Name == name).Fit;
}
