using System.Globalization;
using System.Numerics;

namespace Saddle.Games.Spectra;

/// <summary>What eigenvalues say, in words.</summary>
/// <param name="Outcome">What a point near the equilibrium does.</param>
/// <param name="Words">The same with its conditions, such as "converges for steps below 0.31".</param>
/// <param name="Evidence">The numbers that decide.</param>
public sealed record Verdict(Stability Outcome, string Words, string Evidence)
{
    private const double OnAxis = 1e-9;

    /// <summary>The verdict on the flow w' = -ξ, and on small steps of simultaneous descent.</summary>
    public static Verdict Of(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        Eigenpair[] moving = [.. spectrum.Flow.Where(pair => !pair.Converged || pair.Value.Magnitude > spectrum.Zero)];
        int neutral = spectrum.Flow.Length - moving.Length;
        if (moving.Length == 0)
        {
            return new Verdict(Stability.Neutral, Beside(neutral), "all eigenvalues of the flow are 0");
        }

        Complex lead = moving.Select(pair => pair.Value).MaxBy(value => value.Real);
        string evidence = $"the largest real part is {Number(lead.Real)}, at {Number(lead)}";
        Stability outcome = moving.Any(pair => pair.Value.Real > Doubt(pair))
            ? Stability.Unstable
            : moving.Any(pair => pair.Value.Real >= -Doubt(pair)) ? Stability.Turns : Stability.Converges;
        string words = outcome switch
        {
            Stability.Turns => "only turns",
            Stability.Unstable => "unstable",
            _ => $"converges for steps below {Number(spectrum.Bound.Step)}",
        };
        words += neutral == 0 ? "" : $", {Beside(neutral)}";
        words += spectrum.Flow.All(pair => pair.Converged) ? "" : ", by eigenvalues that have not converged";
        evidence += outcome == Stability.Converges && spectrum.Bound.Limiting is Complex limiting
            ? $"; the step is limited by {Number(limiting)}"
            : "";
        evidence += spectrum.IsComplete
            ? ""
            : $"; {spectrum.Flow.Length} of {spectrum.Size} eigenvalues were looked at";
        return new Verdict(outcome, words, evidence);
    }

    /// <summary>The verdict on a dynamics, from its differentiated update.</summary>
    /// <param name="update">The update at rates whose common factor is the step.</param>
    /// <exception cref="GameException">The update changes more than 1000 numbers.</exception>
    public static Verdict Of(UpdateJacobian update)
    {
        ArgumentNullException.ThrowIfNull(update);
        StepSearch steps = StepSearch.Of(update);
        string evidence = $"the update's spectral radius is {Number(update.Radius())} at step "
            + $"{Number(update.Scale)}, {Number(steps.SmallRadius)} at {Number(steps.Small)}";
        int neutral = update.Neutral;
        (Stability outcome, string words) = steps switch
        {
            _ when neutral >= update.At.Game.Size => (Stability.Neutral, "stays where it is"),
            { Largest: double.PositiveInfinity } => (steps.Outcome, "converges for all steps that were tried"),
            { Largest: > 0 } => (steps.Outcome, $"converges for steps below {Number(steps.Largest)}"),
            { Outcome: Stability.Turns } => (steps.Outcome, "only turns"),
            _ => (steps.Outcome, "unstable at every small step"),
        };
        return new Verdict(outcome, neutral == 0 ? words : $"{words}, {Beside(neutral)}", evidence);
    }

    /// <summary>How far off the real part may be: a residual bounds it where eigenvectors are orthogonal.</summary>
    private static double Doubt(Eigenpair pair) => Math.Max(OnAxis * pair.Value.Magnitude, pair.Residual);

    private static string Beside(int neutral) => neutral == 1
        ? "neutral along 1 direction"
        : FormattableString.Invariant($"neutral along {neutral} directions");

    private static string Number(double value) =>
        double.IsInfinity(value) ? "infinity" : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Number(Complex value) => value.Imaginary == 0
        ? Number(value.Real)
        : $"{Number(value.Real)} {(value.Imaginary < 0 ? "-" : "+")} {Number(Math.Abs(value.Imaginary))}i";
}
