using Saddle.Games.Adjustments;
using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>All dynamics that have a name.</summary>
/// <remarks>A new line here is in the shared tests and on the command line with that.</remarks>
public static class DynamicsCatalogue
{
    /// <summary>The parts, the plainest first.</summary>
    public static Catalogue<Dynamics> Parts { get; } = new(
        "dynamics",
        Simultaneous.Part,
        Alternating.Part,
        HeavyBall.Part,
        HeavyBall.NegativePart,
        Extragradient.Part,
        PastExtragradient.Part,
        Optimistic.Part,
        Optimistic.AfterScalingPart,
        ProximalPoint.Part,
        RungeKutta.Part,
        Adjusted.Part(Consensus.Part),
        Adjusted.Part(GradientNormRegulariser.SmoothPart),
        Adjusted.Part(ClippedGradient.Part),
        Adjusted.Part(AlignedConsensus.Part),
        Adjusted.Part(SymplecticAdjustment.Part),
        Adjusted.Part(SymplecticAdjustment.AlignedPart),
        Adjusted.Part(GradientNormRegulariser.Part),
        Adjusted.Part(OpponentLookahead.Part),
        Adjusted.Part(Lola.Part),
        Lookahead.Part,
        Averaged.Part);
}
