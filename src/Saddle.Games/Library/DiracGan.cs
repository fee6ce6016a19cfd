using Saddle.Games.Motions;

namespace Saddle.Games.Library;

/// <summary>The smallest GAN: data at 0, a generator that puts everything at θ, a critic ψx.</summary>
internal static class DiracGan
{
    private const int NoisePoints = 60;

    private static readonly GameSetting s_gamma = new("gamma", 0.3, "weight γ of the penalty (γ/2) E|∇D|², 0 or more");
    private static readonly GameSetting s_deviation = new("deviation", 1, "standard deviation of the noise, 0 or more");
    private static readonly GameSetting s_weight = new("rho", 0.5, "weight ρ of the penalty (ρ/2) M ψ², 0 or more");
    private static readonly GameSetting s_mass = new("mass", 1, "mass M of the penalty's measure, above 0");

    private static readonly Objective s_minimax = new(t => -(-t).Softplus(), 0.5, -0.25);
    private static readonly Objective s_nonSaturating = s_minimax with { IsNonSaturating = true };
    private static readonly Objective s_wasserstein = new(t => t, 1, 0);

    public static LibraryGame Entry { get; } = new(
        "dirac",
        "The smallest GAN: data at 0, a generator at theta, a critic psi·x.",
        "Mescheder et al. 2018, arXiv:1801.04406; masses: Kim et al. 2018",
        new GameVariant("minimax", "Both play for one stake; circles for ever.", [], _ => Plain("minimax", s_minimax)),
        new GameVariant("non-saturating", "The usual generator loss; creeps inward ever more slowly.", [],
            _ => Plain("non-saturating", s_nonSaturating)),
        new GameVariant("wgan", "Scores as they are; circles for ever.", [], _ => Plain("wgan", s_wasserstein)),
        new GameVariant("wgan-gp", "The critic's slope is pulled to a target; never arrives.",
            [
                new("lambda", 0.7, "weight λ of the penalty (λ/2)(|ψ| - g₀)², 0 or more"),
                new("target", 1, "target slope g₀, above 0"),
            ],
            TowardsSlope),
        new GameVariant("clipping", "The critic of wgan is kept in a box; never arrives.",
            [new("bound", 1, "largest |psi|, above 0")],
            chosen => Plain("clipping", s_wasserstein) with
            {
                Rule = new ClippedStep(new PlainStep(), 1, chosen.Positive("bound")),
            }),
        new GameVariant("noise", "minimax with normal noise on both sides; spirals in.", [s_deviation],
            chosen => Noisy("noise", s_minimax, chosen)),
        new GameVariant("wgan-noise", "wgan with normal noise on both sides, which changes nothing.", [s_deviation],
            chosen => Noisy("wgan-noise", s_wasserstein, chosen)),
        new GameVariant("r1", "minimax with a zero-centred penalty on data; spirals in.", [s_gamma],
            chosen => Penalised("r1", s_minimax, chosen)),
        new GameVariant("r2", "minimax with a zero-centred penalty on generated points; spirals in.", [s_gamma],
            chosen => Penalised("r2", s_minimax, chosen)),
        new GameVariant("wgan-r1", "wgan with a zero-centred penalty on data; spirals in.", [s_gamma],
            chosen => Penalised("wgan-r1", s_wasserstein, chosen)),
        new GameVariant("simple-gp", "wgan with a penalty measure of constant mass; spirals in.", [s_weight, s_mass],
            chosen => Measured("simple-gp", chosen, chosen.Positive("mass"),
                at => chosen.Positive("mass") * at["psi"].Square())),
        new GameVariant("simple-gp-falling", "wgan with mass 1 - psi²; spirals in from nearby.", [s_weight],
            chosen => Measured("simple-gp-falling", chosen, 1, at => (1 - at["psi"].Square()) * at["psi"].Square())),
        new GameVariant("simple-gp-distance", "wgan with mass theta²; creeps inward ever more slowly.", [s_weight],
            chosen => Measured("simple-gp-distance", chosen, 0, at => at["theta"].Square() * at["psi"].Square())));

    private static KnownGame Plain(string variant, Objective objective) =>
        Make(variant, objective, Tilt(objective), null, damping: 0);

    private static KnownGame Penalised(string variant, Objective objective, GameChoices chosen)
    {
        double gamma = chosen.NotNegative("gamma");
        return Make(variant, objective, Tilt(objective), at => gamma / 2 * at["psi"].Square(), gamma);
    }

    private static KnownGame Measured(string variant, GameChoices chosen, double massAtZero,
        Func<Point, Tensor> penalty)
    {
        double weight = chosen.NotNegative("rho");
        return Make(
            variant, s_wasserstein, Tilt(s_wasserstein), at => weight / 2 * penalty(at), damping: weight * massAtZero);
    }

    private static KnownGame TowardsSlope(GameChoices chosen)
    {
        (double weight, double target) = (chosen.NotNegative("lambda"), chosen.Positive("target"));
        KnownGame smooth = Make("wgan-gp", s_wasserstein, Tilt(s_wasserstein),
            at => weight / 2 * (at["psi"].Abs() - target).Square(), damping: 0);
        return smooth with
        {
            Equilibrium = null,
            Eigenvalues = null,
            WhyNoEquilibrium = "the penalty has a kink at psi = 0, where the field jumps over zero",
        };
    }

    private static KnownGame Noisy(string variant, Objective objective, GameChoices chosen)
    {
        double deviation = chosen.NotNegative("deviation");
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
