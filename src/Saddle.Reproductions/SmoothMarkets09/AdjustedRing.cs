using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>Symplectic gradient adjustment covers a ring of which simultaneous steps lose modes.</summary>
internal sealed record AdjustedRing : Experiment
{
    public override int Number => 7;

    public override string Title => "ring of eight Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        RingOutcome[] plain = RingGame.Train(laboratory, "simultaneous", new Simultaneous());
        RingOutcome[] adjusted = RingGame.Train(
            laboratory, "symplectic", new Adjusted(new Simultaneous(), new SymplecticAdjustment(1)));
        laboratory.Table.Report("ring: simultaneous", "6 to 7 modes, KL 0.10 to 0.48", RingOutcome.Text(plain));
        laboratory.Table.Check("ring: symplectic", "as many modes on average, and less than half the KL",
            RingOutcome.Text(adjusted),
            adjusted.Average(o => o.Modes) >= plain.Average(o => o.Modes)
            // Strictly, since no mode at all counts as infinite, and half of that is no less.
            && adjusted.Average(o => o.Divergence) < plain.Average(o => o.Divergence) / 2);
    }
}
