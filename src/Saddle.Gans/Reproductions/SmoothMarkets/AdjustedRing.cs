using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Gans.Reproductions.Toys;

namespace Saddle.Gans.Reproductions.SmoothMarkets;

/// <summary>Symplectic gradient adjustment covers a ring of which simultaneous steps lose modes.</summary>
internal sealed record AdjustedRing : Experiment
{
    public override int Number => 7;

    public override string Title => "ring of eight Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        RingSettings settings = RingGame.Settings(laboratory.Full);
        RingOutcome[] Train(string name, Dynamics dynamics) =>
            RingOutcome.Of(laboratory, name, RingGame.Method(dynamics, laboratory.Full), settings);
        RingOutcome[] plain = Train("simultaneous", new Simultaneous());
        RingOutcome[] adjusted = Train("symplectic", new Adjusted(new Simultaneous(), new SymplecticAdjustment(1)));
        laboratory.Table.Report("ring: simultaneous", "6 to 7 modes, KL 0.10 to 0.48", RingOutcome.Text(plain));
        laboratory.Table.Check("ring: symplectic", "as many modes on average, and at most half the KL",
            RingOutcome.Text(adjusted),
            adjusted.Average(o => o.Modes) >= plain.Average(o => o.Modes)
            && adjusted.Average(o => o.Divergence) <= plain.Average(o => o.Divergence) / 2);
    }
}
