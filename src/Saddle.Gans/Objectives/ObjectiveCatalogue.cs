using Saddle.Settings;

namespace Saddle.Gans.Objectives;

/// <summary>The objectives that can be chosen by name.</summary>
public static class ObjectiveCatalogue
{
    /// <summary>All of them, the usual one first.</summary>
    public static Catalogue<Objective> Parts { get; } = new("objective",
        Wasserstein.Part,
        NonSaturating.Part,
        Minimax.Part,
        LeastSquares.Part,
        Hinge.Part);
}
