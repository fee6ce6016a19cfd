using Saddle.Settings;

namespace Saddle.Gans.Penalties;

/// <summary>The penalties that can be chosen by name.</summary>
public static class PenaltyCatalogue
{
    /// <summary>All of them, the usual one first.</summary>
    public static Catalogue<Penalty> Parts { get; } = new("penalty",
        GradientPenalty.Part,
        WeightClipping.Part,
        SimpleGradientPenalty.Part,
        SimpleGradientPenalty.OnRealExamples,
        SimpleGradientPenalty.OnGeneratedExamples,
        NoPenalty.Part);
}
