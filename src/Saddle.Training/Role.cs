using Saddle.Nn;

namespace Saddle.Training;

/// <summary>A network under the name of what it does, and who moves it.</summary>
/// <param name="Name">What it is called in losses and snapshots, such as <c>encoder</c>; unique.</param>
/// <param name="Player">Who owns its parameters; several roles may have one player.</param>
/// <param name="Network">The network.</param>
public sealed record Role(string Name, string Player, Network Network)
{
    /// <summary>A network whose player is called like itself.</summary>
    public Role(string name, Network network)
        : this(name, name, network)
    {
    }
}
