namespace Saddle.Games.Spectra;

/// <summary>What a point near an equilibrium does.</summary>
public enum Stability
{
    /// <summary>It comes nearer.</summary>
    Converges,

    /// <summary>To first order it neither comes nearer nor goes away: higher orders or the step decide.</summary>
    Turns,

    /// <summary>It goes away.</summary>
    Unstable,

    /// <summary>To first order it does not move.</summary>
    Neutral,
}
