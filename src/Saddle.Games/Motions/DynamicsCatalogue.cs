using Saddle.Games.Adjustments;
using Chosen = Saddle.Games.Motions.DynamicsSettings;

namespace Saddle.Games.Motions;

/// <summary>All dynamics that have a name.</summary>
/// <remarks>A new row here is in the shared tests and on the command line with that.</remarks>
public static class DynamicsCatalogue
{
    private const string Numerics = "Mescheder et al. 2017, arXiv:1705.10461";
    private const string Mechanics = "Letcher et al. 2019, arXiv:1905.04926";
    private const string Optimism = "Daskalakis et al. 2018, arXiv:1711.00141";

    /// <summary>All presets, the plainest first.</summary>
    public static IReadOnlyList<DynamicsPreset> All { get; } =
    [
        new("simultaneous", "all players step at once", Numerics, [], _ => new Simultaneous()),
        new("alternating", "the players step one after the other", "Mescheder et al. 2018, arXiv:1801.04406",
            [nameof(Chosen.Counts), nameof(Chosen.Order)], InTurn),
        new("heavy-ball", "each step carries 0.9 of the last one along", "Polyak 1964", [nameof(Chosen.Momentum)],
            chosen => new HeavyBall(chosen.Momentum ?? 0.9)),
        new("negative-momentum", "alternating steps that each take half of the last one back",
            "Gidel et al. 2019, arXiv:1807.04740",
            [nameof(Chosen.Momentum), nameof(Chosen.Counts), nameof(Chosen.Order)],
            chosen => new HeavyBall(chosen.Momentum ?? -0.5) { Order = InTurn(chosen) }),
        new("extragradient", "steps along the field seen one step ahead", "Korpelevich 1976",
            [nameof(Chosen.FreshBatch)], chosen => new Extragradient(chosen.FreshBatch ?? false)),
        new("past-extragradient", "extragradient that looks ahead along the field seen last", "Popov 1980", [],
            _ => new PastExtragradient()),
        new("optimistic", "steps twice along the field and takes the last field back", Optimism, [],
            _ => new Optimistic()),
        new("optimistic-adam", "makes the optimiser's step twice and takes its last step back", Optimism, [],
            _ => new Optimistic(AfterScaling: true)),
        new("proximal", "steps against the field where the step arrives, by 10 iterations", "Rockafellar 1976",
            [nameof(Chosen.Iterations)], chosen => new ProximalPoint(chosen.Iterations ?? 10)),
        new("runge-kutta", "follows the flow itself, by fourth-order steps", "Kutta 1901", [], _ => new RungeKutta()),
        Adjusting("consensus", "all players also lower the joint gradient's norm", Numerics, nameof(Chosen.Weight),
            chosen => new Consensus(chosen.Weight ?? 1)),
        Adjusting("consensus-smooth", "the critic alone lowers the generator's gradient norm", Numerics,
            nameof(Chosen.Weight), chosen => new GradientNormRegulariser((chosen.Weight ?? 1) / 2, Payer: 1, Of: 0)),
        Adjusting("consensus-clip", "each player's gradient shortened to a bound", Numerics, nameof(Chosen.Norm),
            chosen => new ClippedGradient(chosen.Norm ?? 1)),
        Adjusting("consensus-aligned", "consensus with the sign that leads to stable zeros", Mechanics,
            nameof(Chosen.Weight), chosen => new AlignedConsensus(chosen.Weight ?? 1)),
        Adjusting("sga", "symplectic gradient adjustment: against the field's own rotation", Mechanics,
            nameof(Chosen.Weight), chosen => new SymplecticAdjustment(chosen.Weight ?? 1)),
        Adjusting("sga-aligned", "symplectic gradient adjustment with the sign that leads to stable zeros", Mechanics,
            nameof(Chosen.Weight), chosen => new SymplecticAdjustment(chosen.Weight ?? 1, Aligned: true)),
        Adjusting("gradient-norm", "the generator also lowers the critic's gradient norm",
            "Nagarajan and Kolter 2017, arXiv:1706.04156", nameof(Chosen.Weight),
            chosen => new GradientNormRegulariser(chosen.Weight ?? 0.5)),
        Adjusting("opponent-lookahead", "each player's gradient with the others one step ahead",
            "Letcher et al. 2019, arXiv:1811.08469", nameof(Chosen.Rate),
            chosen => new OpponentLookahead(chosen.Rate ?? 0.1)),
        Adjusting("lola", "each player shapes the others' next step", "Foerster et al. 2018, arXiv:1709.04326",
            nameof(Chosen.Rate), chosen => new Lola(chosen.Rate ?? 0.1)),
        new("lookahead", "slow weights that fast ones are pulled back to every 5 steps",
            "Chavdarova et al. 2021, arXiv:2006.14567",
            [nameof(Chosen.Every), nameof(Chosen.Rate), nameof(Chosen.Inner)],
            chosen => new Lookahead(Around(chosen), chosen.Every ?? 5, chosen.Rate ?? 0.5)),
        new("averaged", "the average of all points on the way, uniform unless it decays",
            "Yazıcı et al. 2019, arXiv:1806.04498", [nameof(Chosen.Decay), nameof(Chosen.Inner)],
            chosen => new Averaged(Around(chosen), chosen.Decay)),
    ];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="GameException">There is no such name.</exception>
    public static DynamicsPreset Named(string name) => All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new GameException(
            $"dynamics: no dynamics have that name. Asked for '{name}'. "
                + $"Use one of {string.Join(", ", All.Select(preset => preset.Name))}.");

    private static Alternating InTurn(Chosen chosen) => (chosen.Order, chosen.Counts) switch
    {
        (null, var counts) => Alternating.Counting(counts ?? []),
        ({ } order, null) => new Alternating { Order = order },
        var (order, counts) => throw new GameException(
            $"dynamics: an order and counts both say who moves when. The order is {string.Join(", ", order)}, "
                + $"the counts are {string.Join(", ", counts)}. Choose one of them."),
    };

    private static Dynamics Around(Chosen chosen) => chosen.Inner ?? new Simultaneous();

    private static DynamicsPreset Adjusting(string name, string summary, string source, string strength,
        Func<Chosen, Adjustment> make) => new(
        name, summary, source, [strength, nameof(Chosen.Every), nameof(Chosen.Inner)],
        chosen => new Adjusted(Around(chosen), make(chosen), chosen.Every ?? 1));
}
