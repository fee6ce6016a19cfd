using Saddle.Games.Motions;
using Saddle.Games.Spectra;

namespace Saddle.Training.Studies;

/// <summary>What dynamics do with a game.</summary>
/// <param name="Dynamics">The dynamics.</param>
/// <param name="Verdict">What they do near the target; null where there is no target or no derivative.</param>
/// <param name="Radius">The largest modulus of a multiplier there at the given step; NaN without a verdict.</param>
/// <param name="Path">Where they went.</param>
public sealed record JudgedDynamics(NamedDynamics Dynamics, Verdict? Verdict, double Radius, GamePath Path)
{
    /// <summary>Whether the result is an average, which converges more often than the point that moves.</summary>
    /// <remarks>An update's multipliers, and so the verdict, tell of the point that moves only.</remarks>
    public bool IsAverage => Averages(Dynamics.Dynamics);

    private static bool Averages(Dynamics dynamics) =>
        dynamics is Averaged || (dynamics is Adjusted { Inner: var inner } && Averages(inner));
}
