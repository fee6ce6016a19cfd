using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>The implicit step: against the field at the point where it arrives.</summary>
/// <param name="Iterations">How often the point of arrival is put back into its own equation; 1 to 1000.</param>
/// <remarks>
/// w' = w - h ξ(w'), multiplier 1/(1 + hλ), found by fixed-point iteration from w: it needs h‖J‖ &lt; 1 and leaves an
/// error of (h‖J‖)ⁿ⁺¹. One iteration is the simultaneous step and two are extragradient. Source: Rockafellar 1976, SIAM
/// J. Control Optim. 14(5); Mokhtari et al. 2020, arXiv:1901.08511.
/// </remarks>
public sealed record ProximalPoint(int Iterations = 10) : Dynamics
{
    // Each iteration is traced into the program of a step.
    private static readonly Setting<int> s_iterations =
        new("iterations", 10, Ranges.Count(1, 1000), "iterations of the implicit step");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "proximal", "steps against the field where the step arrives, by 10 iterations",
        "Rockafellar 1976", [s_iterations], chosen => new ProximalPoint(chosen.Get(s_iterations)));

    /// <summary>How often the point of arrival is put back into its own equation; 1 to 1000.</summary>
    public int Iterations { get; init => field = s_iterations.Require(value, "ProximalPoint"); } =
        s_iterations.Require(Iterations, "ProximalPoint");

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        Motion arrived = before;
        for (int i = 0; i < Iterations; i++)
        {
            arrived = stepper.Step(before, along.At(arrived.At));
        }

        return arrived;
    }

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule)
    {
        if (!rule.IsPlain)
        {
            throw new GameException(
                "ProximalPoint: an implicit step must be plain. The step rule makes steps that are not the direction "
                    + "times the rate, so w' = w - h ξ(w') is not their equation. "
                    + "Use plain steps, or extragradient, which goes with any rule.");
        }
    }
}
