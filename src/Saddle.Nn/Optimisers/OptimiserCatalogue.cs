using Saddle.Settings;

namespace Saddle.Nn.Optimisers;

/// <summary>The update rules that can be chosen by name.</summary>
public static class OptimiserCatalogue
{
    /// <summary>All of them, the usual one first.</summary>
    public static Catalogue<Optimiser> Parts { get; } = new("optimiser",
        Adam.Part,
        RmsProp.Part,
        Sgd.Part);
}
