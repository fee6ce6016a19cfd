using Saddle.Gans.Penalties;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Gans.Training;

/// <summary>Published methods with their values, and those that fit points and the smallest images better.</summary>
/// <remarks>
/// Points: rates and weights as in the papers' code for toys. Images of 8 pixels: 5000 steps at 5e-4 gave 1000 digits
/// of precision 0.70 and recall 0.85, at 2e-4 0.55 and 0.82, as <c>evaluate</c> measures them.
/// </remarks>
public static class PresetCatalogue
{
    private const string Goodfellow = "Goodfellow et al. 2014, arXiv:1406.2661";
    private const string Mescheder = "Mescheder et al. 2018, arXiv:1801.04406";

    private static readonly DataKind s_smallest = DataKind.Squares(8);

    /// <summary>All of them, the usual one first.</summary>
    public static Catalogue<Preset> Parts { get; } = new("method",
        Method("wgan-gp", "Wasserstein critic held by a gradient penalty", "Gulrajani et al. 2017, arXiv:1704.00028",
            [
                .. Wasserstein("1e-4", "gradient-penalty"), .. PenaltyWeight("10"),
                .. Fitted("1e-3", DataKind.Points), .. PenaltyWeight("0.1", DataKind.Points),
                .. Fitted("5e-4", s_smallest),
            ]),
        Method("wgan", "Wasserstein critic with clipped weights", "Arjovsky et al. 2017, arXiv:1701.07875",
            [
                .. Wasserstein("5e-5", "clipping", ("bound", "0.01")), new("head-start", "true"),
                .. AdversarialFits.BothPlayers("optimiser", "rmsprop"),
                new("architecture.critic-normalisation", "batch") { With = new("architecture", "dcgan") },
                new("architecture.weights", "normal") { With = new("architecture", "dcgan") },
            ]),
        Method("wgan-sgp", "Wasserstein critic held by a zero-centred penalty at midpoints",
            "Kim et al. 2018, arXiv:1810.02528",
            [
                .. Wasserstein("1e-4", "simple", ("measure", "mid")), .. PenaltyWeight("20"),
                .. Fitted("1e-3", DataKind.Points), .. PenaltyWeight("1", DataKind.Points),
                .. Fitted("5e-4", s_smallest),
            ]),
        Method("gan", "the usual GAN: non-saturating generator, no penalty", Goodfellow, Unpenalised("non-saturating")),
        Method("minimax", "the zero-sum GAN, whose generator saturates", Goodfellow, Unpenalised("minimax")),
        Method("lsgan", "least-squares objective", "Mao et al. 2017, arXiv:1611.04076", Unpenalised("least-squares")),
        Method("hinge", "hinge objective", "Lim and Ye 2017, arXiv:1705.02894", Unpenalised("hinge")),
        Method("gan-r1", "non-saturating GAN with a zero-centred penalty at real examples", Mescheder,
            [.. Unpenalised("non-saturating"), new("penalty", "r1"), .. PenaltyWeight("10")]),
        Method("gan-r2", "non-saturating GAN with a zero-centred penalty at generated examples", Mescheder,
            [.. Unpenalised("non-saturating"), new("penalty", "r2"), .. PenaltyWeight("10")]),
        Method("consensus", "non-saturating GAN whose players also lower the joint gradient's norm",
            "Mescheder et al. 2017, arXiv:1705.10461", Adjusted("consensus", "10")),
        Method("sga", "non-saturating GAN adjusted against its field's rotation",
            "Letcher et al. 2019, arXiv:1905.04926", Adjusted("sga", "1")),
        Method("gradient-regularised", "zero-sum GAN whose generator also lowers the critic's gradient norm",
            "Nagarajan and Kolter 2017, arXiv:1706.04156",
            [
                .. Unpenalised("minimax"), .. Dynamics("gradient-norm", ("weight", "0.5"), ("inner", "alternating")),
                .. AdversarialFits.BothPlayers("rate", "1e-4"), .. Fitted("1e-3", DataKind.Points),
            ]));

    private static Part<Preset> Method(
        string name, string summary, string source, IReadOnlyList<PresetValue> values) =>
        new(name, summary, source, [], _ => new Preset(AdversarialRecipe.Part.Name, values));

    private static PresetValue[] Wasserstein(
        string rate, string penalty, params (string Name, string Text)[] settings) =>
    [
        new("objective", "wasserstein"),
        new("penalty", penalty),
        .. settings.Select(setting => new PresetValue($"penalty.{setting.Name}", setting.Text)
        {
            With = new("penalty", penalty),
        }),
        new("critic-steps", "5"),
        .. AdversarialFits.BothPlayers("optimiser", "adam"),
        .. AdversarialFits.BothPlayers("rate", rate),
    ];

    private static PresetValue[] Unpenalised(string objective) =>
    [
        new("objective", objective),
        new("penalty", "none"),
        new("critic-steps", "1"),
        .. AdversarialFits.BothPlayers("optimiser", "adam"),
        .. AdversarialFits.BothOptimisers(Adam.Part, "beta2", "0.999"),
        .. AdversarialFits.BothPlayers("rate", "2e-4"),
        .. Fitted("1e-3", DataKind.Points),
    ];

    private static PresetValue[] Adjusted(string dynamics, string weight) =>
    [
        .. Unpenalised("non-saturating"),
        .. Dynamics(dynamics, ("weight", weight)),
        .. AdversarialFits.BothPlayers("optimiser", "rmsprop"),
        .. AdversarialFits.BothOptimisers(RmsProp.Part, "decay", "0.9"),
        .. AdversarialFits.BothOptimisers(Adam.Part, "beta2", "0.9"),
        .. AdversarialFits.BothPlayers("rate", "1e-4"),
        .. Fitted("1e-3", DataKind.Points),
    ];

    // A method keeps its weight under each of the gradient penalties, and leaves other penalties theirs.
    private static IEnumerable<PresetValue> PenaltyWeight(string text, DataKind? on = null) =>
        new[]
        {
            GradientPenalty.Part, SimpleGradientPenalty.Part, SimpleGradientPenalty.OnRealExamples,
            SimpleGradientPenalty.OnGeneratedExamples,
        }.Select(part => new PresetValue("penalty.weight", text) { On = on, With = new("penalty", part.Name) });

    private static IEnumerable<PresetValue> Dynamics(string name, params (string Name, string Text)[] settings) =>
        settings.Select(setting => new PresetValue($"dynamics.{setting.Name}", setting.Text)
        {
            With = new("dynamics", name),
        }).Prepend(new PresetValue("dynamics", name));

    private static IEnumerable<PresetValue> Fitted(string rate, DataKind kind) =>
        AdversarialFits.BothPlayers("rate", rate, kind);
}
