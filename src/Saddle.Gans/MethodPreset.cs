using Saddle.Gans.Training;
using Saddle.Settings;

namespace Saddle.Gans;

/// <summary>A published method: the options it sets, and where they come from.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Summary">One sentence for lists.</param>
/// <param name="Source">The paper.</param>
/// <param name="Apply">Sets the method's options and leaves data, architecture and sizes as they are.</param>
public sealed record MethodPreset(
    string Name, string Summary, string Source, Func<GanConfiguration, GanConfiguration> Apply)
{
    /// <summary>All presets, the default first.</summary>
    public static IReadOnlyList<MethodPreset> All { get; } =
    [
        new("wgan-gp", "Wasserstein critic held by a gradient penalty", "Gulrajani et al. 2017, arXiv:1704.00028",
            options => options with
            {
                Objective = "wasserstein", Penalty = "gradient-penalty", PenaltyWeight = 10, CriticSteps = 5,
                CriticOptimiser = Adam(1e-4, 0.5, 0.9), GeneratorOptimiser = Adam(1e-4, 0.5, 0.9),
            }),
        new("wgan", "Wasserstein critic with clipped weights", "Arjovsky et al. 2017, arXiv:1701.07875",
            options => options with
            {
                Objective = "wasserstein", Penalty = "clipping", ClipBound = 0.01, CriticSteps = 5,
                CriticHeadStart = true,
                CriticNormalisation = options.Architecture == "dcgan" ? "batch" : options.CriticNormalisation,
                Weights = options.Architecture == "dcgan" ? "normal" : options.Weights,
                CriticOptimiser = RmsProp(5e-5), GeneratorOptimiser = RmsProp(5e-5),
            }),
        new("wgan-sgp", "Wasserstein critic held by a zero-centred penalty at midpoints",
            "Kim et al. 2018, arXiv:1810.02528",
            options => options with
            {
                Objective = "wasserstein", Penalty = "simple", PenaltyMeasure = "mid", PenaltyWeight = 20,
                CriticSteps = 5,
                CriticOptimiser = Adam(1e-4, 0.5, 0.9), GeneratorOptimiser = Adam(1e-4, 0.5, 0.9),
            }),
        new("gan", "the usual GAN: non-saturating generator, no penalty", "Goodfellow et al. 2014, arXiv:1406.2661",
            options => Unpenalised(options, "non-saturating")),
        new("minimax", "the zero-sum GAN, whose generator saturates", "Goodfellow et al. 2014, arXiv:1406.2661",
            options => Unpenalised(options, "minimax")),
        new("lsgan", "least-squares objective", "Mao et al. 2017, arXiv:1611.04076",
            options => Unpenalised(options, "least-squares")),
        new("hinge", "hinge objective", "Lim and Ye 2017, arXiv:1705.02894", options => Unpenalised(options, "hinge")),
        new("gan-r1", "non-saturating GAN with a zero-centred penalty at real examples",
            "Mescheder et al. 2018, arXiv:1801.04406",
            options => Unpenalised(options, "non-saturating") with { Penalty = "r1", PenaltyWeight = 10 }),
        new("gan-r2", "non-saturating GAN with a zero-centred penalty at generated examples",
            "Mescheder et al. 2018, arXiv:1801.04406",
            options => Unpenalised(options, "non-saturating") with { Penalty = "r2", PenaltyWeight = 10 }),
        new("consensus", "non-saturating GAN whose players also lower the joint gradient's norm",
            "Mescheder et al. 2017, arXiv:1705.10461", options => Adjusted(options, "consensus", 10)),
        new("sga", "non-saturating GAN adjusted against its field's rotation", "Letcher et al. 2019, arXiv:1905.04926",
            options => Adjusted(options, "sga", 1)),
        new("gradient-regularised", "zero-sum GAN whose generator also lowers the critic's gradient norm",
            "Nagarajan and Kolter 2017, arXiv:1706.04156",
            options => Unpenalised(options, "minimax") with
            {
                Dynamics = new() { Name = "gradient-norm", Weight = 0.5, Inner = "alternating" },
                CriticOptimiser = Adam(1e-4, 0.5, 0.999), GeneratorOptimiser = Adam(1e-4, 0.5, 0.999),
            }),
    ];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="ConfigurationException">There is no such name; the message suggests the nearest.</exception>
    public static MethodPreset Named(string name) =>
        Catalogue.Find("method", name, All.ToDictionary(preset => preset.Name, StringComparer.Ordinal));

    private static GanConfiguration Unpenalised(GanConfiguration options, string objective) => options with
    {
        Objective = objective,
        Penalty = "none",
        CriticSteps = 1,
        CriticHeadStart = false,
        CriticOptimiser = Adam(2e-4, 0.5, 0.999),
        GeneratorOptimiser = Adam(2e-4, 0.5, 0.999),
    };

    private static GanConfiguration Adjusted(GanConfiguration options, string dynamics, double weight) =>
        Unpenalised(options, "non-saturating") with
        {
            Dynamics = new() { Name = dynamics, Weight = weight },
            CriticOptimiser = RmsProp(1e-4) with { Decay = 0.9 },
            GeneratorOptimiser = RmsProp(1e-4) with { Decay = 0.9 },
        };

    private static OptimiserChoice Adam(double rate, double beta1, double beta2) =>
        new() { Name = "adam", Rate = rate, Beta1 = beta1, Beta2 = beta2 };

    private static OptimiserChoice RmsProp(double rate) => new() { Name = "rmsprop", Rate = rate };
}
