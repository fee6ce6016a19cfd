using Saddle.Games.Motions;

namespace Saddle.Training.Studies;

/// <summary>Dynamics with their name.</summary>
/// <param name="Name">What tables and legends call them.</param>
/// <param name="Dynamics">How the players move.</param>
public sealed record NamedDynamics(string Name, Dynamics Dynamics);
