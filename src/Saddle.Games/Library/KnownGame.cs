using System.Numerics;
using Saddle.Games.Markets;
using Saddle.Games.Motions;

namespace Saddle.Games.Library;

/// <summary>A game with what is known about it.</summary>
/// <param name="Game">The game.</param>
/// <param name="Start">Where trajectories usually begin; float64.</param>
public sealed record KnownGame(Game Game, Point Start)
{
    /// <summary>A point where the field is zero; null where there is none.</summary>
    public Point? Equilibrium { get; init; }

    /// <summary>The eigenvalues of J at the equilibrium, in any order; null where they are not known.</summary>
    /// <remarks>Of J, so that the flow -ξ is attracted where all real parts are positive.</remarks>
    public IReadOnlyList<Complex>? Eigenvalues { get; init; }

    /// <summary>Why there is no equilibrium to look at; null where there is one.</summary>
    public string? WhyNoEquilibrium { get; init; }

    /// <summary>What the game is made of, where it was built as a market.</summary>
    public Market? Market { get; init; }

    /// <summary>How players follow a direction: plain steps, unless the game confines a player.</summary>
    public StepRule Rule { get; init; } = new PlainStep();
}
