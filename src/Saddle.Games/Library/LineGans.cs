using MathNet.Numerics.LinearAlgebra;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>GANs on the line with polynomial critics.</summary>
public static class LineGans
{
    private static readonly LineGan s_quadratic = new(
        (number, z) => number("a") * z,
        (number, x) => number("w") * x.Square());

    private static readonly LineGan s_twoMoments = new(
        (number, z) => number("theta1") + number("theta2") * z,
        (number, x) => number("psi1") * x + number("psi2") * x.Square());

    private static readonly LineGan s_degenerate = new(
        (number, z) => number("theta") + 0 * z,
        (number, x) => number("psi") * x.Square())
    {
        Data = _ => Quadrature.At(0),
    };

    /// <summary>How strong the penalty is.</summary>
    public static Setting<double> Rho { get; } =
        new("rho", 0.5, Ranges.NotNegative, "weight ρ of the penalty (ρ/2) E|D'|²");

    /// <summary>Where a measure that has an anchor has it.</summary>
    public static Setting<double> Anchor { get; } = new("anchor", 1, Ranges.Any, "anchor of the measure");

    /// <summary>Scale and curvature: one number each.</summary>
    public static LibraryGame LinearQuadratic { get; } = new(
        "lq-gan",
        "Uniform data on (-1, 1), a generator a·z, a critic w·x².",
        "Nagarajan and Kolter 2017, arXiv:1706.04156; penalties: Kim et al. 2018, arXiv:1810.02528",
        [
            new("gan", "The logistic GAN: spirals in.", "", [],
                _ => Quadratic("gan", s_quadratic with { Gain = t => -(-t).Softplus() }, slope: 0.5, damping: 0.1)),
            new("wgan", "Scores as they are: orbits for ever.", "", [],
                _ => Quadratic("wgan", s_quadratic, slope: 1, damping: 0)),
            .. Measured("The critic of wgan is penalised on the measure", (measure, weight) => Quadratic(
                measure.Name, s_quadratic with { Measure = measure, Weight = weight }, 1, 4 * weight * measure.Square)),
        ]);

    /// <summary>Place and scale, and a critic of two moments.</summary>
    public static LibraryGame TwoMoments { get; } = new(
        "moment-gan",
        "Uniform data, a generator theta1 + theta2·z, a critic psi1·x + psi2·x².",
        "Kim et al. 2018, arXiv:1810.02528",
        [.. Measured("The critic is penalised on the measure", TwoMomentsWith)]);

    /// <summary>A penalty that fades.</summary>
    public static LibraryGame Degenerate { get; } = new(
        "degenerate-wgan",
        "Data at 0, a generator at theta, a critic psi·x²: all points with theta = 0 rest.",
        "Kim et al. 2018, arXiv:1810.02528",
        new Part<KnownGame>("interp", "A penalty that fades with the distance; the end depends on the start.", "",
            [Rho], chosen => FadingPenalty(chosen.Get(Rho))));

    private static IEnumerable<Part<KnownGame>> Measured(
        string summary, Func<LineMeasure, double, KnownGame> make) =>
        LineMeasure.All(anchor: 0).Select((measure, i) => new Part<KnownGame>(
            measure.Name,
            $"{summary} {measure.Name}.",
            "",
            measure.Name is "anchor" or "point" ? [Rho, Anchor] : [Rho],
            chosen => make(
                LineMeasure.All(measure.Name is "anchor" or "point" ? chosen.Get(Anchor) : 0)[i],
                chosen.Get(Rho))));

    private static KnownGame Quadratic(string variant, LineGan gan, double slope, double damping)
    {
        Game game = gan.ToGame($"lq-gan {variant}", ["a"], ["w"]);
        return new KnownGame(game, game.Point(0.6, 0.3))
        {
            Equilibrium = game.Point(1, 0),
            Eigenvalues = TwoEigenvalues.Of(damping, slope * slope * 4 / 9),
        };
    }

    /// <summary>J is [[0, Rᵀ], [-R, ρQ]] with R = diag(1, 2/3) and Q the measure's second moments of (1, 2x).</summary>
    private static KnownGame TwoMomentsWith(LineMeasure measure, double weight)
    {
        Game game = (s_twoMoments with { Measure = measure, Weight = weight }).ToGame(
            $"moment-gan {measure.Name}", ["theta1", "theta2"], ["psi1", "psi2"]);
        (double mean, double square) = (weight * measure.Mean, weight * measure.Square);
        Matrix<double> jacobian = Matrix<double>.Build.DenseOfArray(new[,]
        {
            { 0, 0, -1, 0 },
            { 0, 0, 0, -2.0 / 3 },
            { 1, 0, weight, 2 * mean },
            { 0, 2.0 / 3, 2 * mean, 4 * square },
        });
        return new KnownGame(game, game.Point(0.3, 0.6, 0.3, 0.3))
        {
            Equilibrium = game.Point(0, 1, 0, 0),
            Eigenvalues = DenseEigenvalues.Of(jacobian, game.Name),
        };
    }

    private static KnownGame FadingPenalty(double weight)
    {
        Game game = (s_degenerate with { Measure = LineMeasure.Between, Weight = weight }).ToGame(
            "degenerate-wgan", ["theta"], ["psi"]);
        return new KnownGame(game, game.Point(0.5, 0.5)) { Equilibrium = game.Point(0, 0), Eigenvalues = [0, 0] };
    }
}
