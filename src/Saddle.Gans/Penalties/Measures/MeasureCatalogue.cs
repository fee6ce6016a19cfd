using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>The measures of the simple gradient penalty that can be chosen by name.</summary>
public static class MeasureCatalogue
{
    /// <summary>All of them, that of R1 first.</summary>
    public static Catalogue<PenaltyMeasure> Parts { get; } = new("penalty measure",
        RealExamples.Part,
        GeneratedExamples.Part,
        Interpolates.Part,
        Midpoints.Part,
        AnchorRays.Part,
        SinglePoint.Part);
}
