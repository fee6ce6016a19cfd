using System.Globalization;
using System.Numerics;
using Saddle.Games.Library;
using Saddle.Games.Spectra;
using Saddle.Settings;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>How strongly each measure damps two GANs on the line, as eigenvalues of the flow at the data.</summary>
internal sealed record MeasureSpectra : Experiment
{
    private const double Tolerance = 1e-5;

    // Per measure: its second moment at the equilibrium and the weight from which nothing turns any more.
    private static readonly (string Measure, double Moment, double Critical)[] s_quadratic =
    [
        ("real", 1.0 / 3, 1), ("fake", 1.0 / 3, 1), ("interp", 2.0 / 9, 1.5), ("mid", 1.0 / 6, 2),
        ("anchor", 4.0 / 9, 0.75),
    ];

    private static readonly (string Measure, double Anchor, Complex[] Published)[] s_twoMoments =
    [
        ("real", 0, [-2.0 / 3, -2.0 / 3, new(-0.5, 0.866025), new(-0.5, -0.866025)]),
        ("mid", 0, [new(-0.5, 0.866025), new(-0.5, -0.866025), new(-1.0 / 3, 0.57735), new(-1.0 / 3, -0.57735)]),
        ("point", 0, [new(-0.5, 0.866025), new(-0.5, -0.866025), new(0, 2.0 / 3), new(0, -2.0 / 3)]),
        ("point", 0.5, [-1.54997, -0.39534, new(-0.02734, 0.85121), new(-0.02734, -0.85121)]),
    ];

    public override int Number => 3;

    public override string Title => "spectra by measure";

    internal override void Run(Laboratory laboratory)
    {
        foreach ((string measure, double moment, double critical) in s_quadratic)
        {
            Complex root = Complex.Sqrt(moment * moment - 4.0 / 9); // of 4 ρ² e² - 4/9 at ρ = 1/2
            Compare(laboratory, $"quadratic critic, ρ 0.5, {measure}", [-moment + root, -moment - root],
                Flow("lq-gan", measure, 0.5, anchor: 1));
            bool below = Turns(measure, 0.99 * critical), above = Turns(measure, 1.01 * critical);
            laboratory.Table.Check($"quadratic critic, {measure}: turns below ρ, not above", Laboratory.Text(critical),
                $"{(below ? "turns" : "does not turn")} at 99 %, {(above ? "turns" : "does not turn")} at 101 %",
                below && !above);
        }

        Compare(laboratory, "quadratic critic, point 0", [new(0, 2.0 / 3), new(0, -2.0 / 3)],
            Flow("lq-gan", "point", 0.5, anchor: 0));
        foreach ((string measure, double anchor, Complex[] published) in s_twoMoments)
        {
            string place = measure == "point" ? $" {Laboratory.Text(anchor)}" : "";
            Compare(laboratory, $"critic of two moments, ρ 1, {measure}{place}", published,
                Flow("moment-gan", measure, 1, anchor));
        }
    }

    private static bool Turns(string measure, double weight) =>
        Flow("lq-gan", measure, weight, anchor: 1).Any(value => Math.Abs(value.Imaginary) > 1e-6);

    private static Complex[] Flow(string game, string measure, double weight, double anchor)
    {
        Choice<KnownGame> choice = GameCatalogue.Named(game).Choose(measure).With(LineGans.Rho, weight);
        KnownGame known = (measure is "anchor" or "point" ? choice.With(LineGans.Anchor, anchor) : choice).Make();
        return [.. Spectrum.Of(known.Equilibrium!).Flow.Select(pair => pair.Value)];
    }

    private static void Compare(Laboratory laboratory, string claim, Complex[] published, Complex[] measured) =>
        laboratory.Table.Check(claim, Text(published), Text(measured),
            published.All(value => measured.Min(other => (other - value).Magnitude) <= Tolerance)
            && measured.All(value => published.Min(other => (other - value).Magnitude) <= Tolerance));

    /// <summary>One of each conjugate pair, to five digits.</summary>
    private static string Text(Complex[] values) => string.Join(", ", values
        .Where(value => value.Imaginary > -Tolerance)
        .OrderBy(value => value.Real)
        .Select(value => value.Imaginary > Tolerance
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Real:F5} ± {value.Imaginary:F5}i")
            : value.Real.ToString("F5", CultureInfo.InvariantCulture)));
}
