using Saddle.Games.Library;
using Saddle.Games.Markets;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>A labelled list of games is put into its classes by a wide margin.</summary>
internal sealed record ClassesOfGames : Experiment
{
    // z for zero-sum, p for potential, h for Hamiltonian, m for market.
    private static readonly (string Game, string Variant, string Labels)[] s_list =
    [
        ("bilinear", "random", "zhm"), ("spiral", "even", "m"),
        ("quadratic", "market", "m"), ("quadratic", "zero-sum", "zm"), ("quadratic", "general-sum", ""),
        ("quadratic", "potential", "p"), ("quadratic", "hamiltonian", "zhm"),
        ("dirac", "minimax", "zm"), ("dirac", "wgan", "zhm"), ("dirac", "wgan-r1", "m"),
        ("dirac", "non-saturating", ""),
        ("counter-example", "three-way", "z"), ("counter-example", "epsilon-potential", "p"),
        ("counter-example", "epsilon-market", "m"), ("counter-example", "slow-player", ""),
    ];

    public override int Number => 2;

    public override string Title => "classes of games";

    internal override void Run(Laboratory laboratory)
    {
        (double accepted, double rejected) = (0, double.PositiveInfinity);
        foreach ((string game, string variant, string labels) in s_list)
        {
            GameClass found = GameClass.Of(GameCatalogue.Named(game).Make(variant).Start);
            foreach ((char label, double residual) in ((char, double)[])
                [('z', found.ZeroSum), ('p', found.Potential), ('h', found.Hamiltonian), ('m', found.Market)])
            {
                bool belongs = labels.Contains(label, StringComparison.Ordinal);
                (accepted, rejected) = belongs
                    ? (Math.Max(accepted, residual), rejected)
                    : (accepted, Math.Min(rejected, residual));
            }
        }

        laboratory.AtMost($"{s_list.Length} games: largest residual of a class they are in", 1e-10, accepted);
        laboratory.AtLeast($"{s_list.Length} games: least residual of a class they are not in", 1e-2, rejected);
    }
}
