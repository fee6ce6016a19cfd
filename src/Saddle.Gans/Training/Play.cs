namespace Saddle.Gans.Training;

/// <summary>In which order the players move.</summary>
public enum Play
{
    /// <summary>The generator answers the critic's newest parameters.</summary>
    Alternating,

    /// <summary>The generator's update and the critic's last one start from the same point.</summary>
    Simultaneous,
}
