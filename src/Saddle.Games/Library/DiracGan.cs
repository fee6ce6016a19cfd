using Saddle.Games.Motions;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>The smallest GAN: data at 0, a generator that puts everything at θ, a critic ψx.</summary>
public static class DiracGan
{
    private const int NoisePoints = 60;

    private static readonly Objective s_minimax = new(t => -(-t).Softplus(), 0.5, -0.25);
    private static readonly Objective s_nonSaturating = s_minimax with { IsNonSaturating = true };
    private static readonly Objective s_wasserstein = new(t => t, 1, 0);

    /// <summary>How strong a zero-centred penalty is.</summary>
    public static Setting<double> Gamma { get; } =
        new("gamma", 0.3, Ranges.NotNegative, "weight γ of the penalty (γ/2) E|∇D|²");

    /// <summary>How wide instance noise is.</summary>
    public static Setting<double> Deviation { get; } =
        new("deviation", 1, Ranges.NotNegative, "standard deviation of the noise");

    /// <summary>How strong the pull of the critic's slope is.</summary>
    public static Setting<double> Lambda { get; } =
        new("lambda", 0.7, Ranges.NotNegative, "weight λ of the penalty (λ/2)(|ψ| - g₀)²");

    /// <summary>Where the critic's slope is pulled to.</summary>
    public static Setting<double> Target { get; } = new("target", 1, Ranges.Positive, "target slope g₀");

    /// <summary>The critic's box.</summary>
    public static Setting<double> Bound { get; } = new("bound", 1, Ranges.Positive, "largest |psi|");

    /// <summary>How strong a simple penalty is.</summary>
    public static Setting<double> Rho { get; } =
        new("rho", 0.5, Ranges.NotNegative, "weight ρ of the penalty (ρ/2) M ψ²");

    /// <summary>The mass of a simple penalty's measure.</summary>
    public static Setting<double> Mass { get; } =
        new("mass", 1, Ranges.Positive, "mass M of the penalty's measure");

    /// <summary>Objectives, noise and penalties.</summary>
    public static LibraryGame Game { get; } = new(
        "dirac",
        "The smallest GAN: data at 0, a generator at theta, a critic psi·x.",
        "Mescheder et al. 2018, arXiv:1801.04406; masses: Kim et al. 2018",
        Plain("minimax", "Both play for one stake; circles for ever.", s_minimax),
        Plain("non-saturating", "The usual generator loss; creeps inward ever more slowly.", s_nonSaturating),
        Plain("wgan", "Scores as they are; circles for ever.", s_wasserstein),
        new("wgan-gp", "The critic's slope is pulled to a target; never arrives.", "", [Lambda, Target],
            chosen => TowardsSlope(chosen.Get(Lambda), chosen.Get(Target))),
        new("clipping", "The critic of wgan is kept in a box; never arrives.", "", [Bound],
            chosen => Plain("clipping", s_wasserstein) with
            {
                Rule = new ClippedStep(new PlainStep(), 1, chosen.Get(Bound)),
            }),
        Noisy("noise", "minimax with normal noise on both sides; spirals in.", s_minimax),
        Noisy("wgan-noise", "wgan with normal noise on both sides, which changes nothing.", s_wasserstein),
        Penalised("r1", "minimax with a zero-centred penalty on data; spirals in.", s_minimax),
        Penalised("r2", "minimax with a zero-centred penalty on generated points; spirals in.", s_minimax),
        Penalised("wgan-r1", "wgan with a zero-centred penalty on data; spirals in.", s_wasserstein),
        new("simple-gp", "wgan with a penalty measure of constant mass; spirals in.", "", [Rho, Mass],
            chosen => Measured("simple-gp", chosen, chosen.Get(Mass),
                at => chosen.Get(Mass) * at["psi"].Square())),
        new("simple-gp-falling", "wgan with mass 1 - psi²; spirals in from nearby.", "", [Rho],
            chosen => Measured("simple-gp-falling", chosen, 1, at => (1 - at["psi"].Square()) * at["psi"].Square())),
        new("simple-gp-distance", "wgan with mass theta²; creeps inward ever more slowly.", "", [Rho],
            chosen => Measured("simple-gp-distance", chosen, 0, at => at["theta"].Square() * at["psi"].Square())));

    private static Part<KnownGame> Plain(string variant, string summary, Objective objective) =>
        new(variant, summary, "", [], _ => Plain(variant, objective));

    private static Part<KnownGame> Noisy(string variant, string summary, Objective objective) =>
        new(variant, summary, "", [Deviation], chosen => Noisy(variant, objective, chosen.Get(Deviation)));

    private static Part<KnownGame> Penalised(string variant, string summary, Objective objective) =>
        new(variant, summary, "", [Gamma], chosen => Penalised(variant, objective, chosen.Get(Gamma)));

    private static KnownGame Plain(string variant, Objective objective) =>
        Make(variant, objective, Tilt(objective), null, damping: 0);

    private static KnownGame Penalised(string variant, Objective objective, double gamma) =>
        Make(variant, objective, Tilt(objective), at => gamma / 2 * at["psi"].Square(), gamma);

    private static KnownGame Measured(
        string variant, Chosen chosen, double massAtZero, Func<Point, Tensor> penalty)
    {
        double weight = chosen.Get(Rho);
        return Make(
            variant, s_wasserstein, Tilt(s_wasserstein), at => weight / 2 * penalty(at), damping: weight * massAtZero);
    }

    private static KnownGame TowardsSlope(double weight, double target)
    {
        KnownGame smooth = Make("wgan-gp", s_wasserstein, Tilt(s_wasserstein),
            at => weight / 2 * (at["psi"].Abs() - target).Square(), damping: 0);
        return smooth with
        {
            Equilibrium = null,
            Eigenvalues = null,
            WhyNoEquilibrium = "the penalty has a kink at psi = 0, where the field jumps over zero",
        };
    }

    private static KnownGame Noisy(string variant, Objective objective, double deviation)
    {
        Quadrature normal = Quadrature.Normal(NoisePoints);
        Tensor Value(Point at)
        {
            (Tensor theta, Tensor psi) = (at["theta"], at["psi"]);
            Tensor noise = deviation * normal.Values(at.Type);
            Shape one = [.. at.Starts, 1];
            return normal.Mean(objective.Function(psi.Reshape(one) * (theta.Reshape(one) + noise))
                + objective.Function(-psi.Reshape(one) * noise));
        }

        return Make(variant, objective, Value, null, damping: -2 * objective.Curvature * deviation * deviation);
    }

    /// <summary>What the critic earns, but for a constant: f(θψ).</summary>
    private static Func<Point, Tensor> Tilt(Objective objective) => at => objective.Function(at["theta"] * at["psi"]);

    private static KnownGame Make(string variant, Objective objective, Func<Point, Tensor> value,
        Func<Point, Tensor>? penalty, double damping)
    {
        var game = new Game(
            $"dirac {variant}",
            new Player("generator", "theta", objective.IsNonSaturating
                ? at => -objective.Function(-at["theta"] * at["psi"])
                : value),
            new Player("critic", "psi", penalty is null ? at => -value(at) : at => penalty(at) - value(at)));
        return new KnownGame(game, game.Point(1, 1))
        {
            Equilibrium = game.Point(0, 0),
            Eigenvalues = TwoEigenvalues.Of(damping, objective.Slope * objective.Slope),
        };
    }

    /// <summary>A concave f with f'(0) and f''(0).</summary>
    private sealed record Objective(Func<Tensor, Tensor> Function, double Slope, double Curvature)
    {
        public bool IsNonSaturating { get; init; }
    }
}
