using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.Consensus08;

/// <summary>On narrow networks simultaneous steps lose modes of a ring that consensus covers evenly.</summary>
internal sealed record ConsensusRing : Experiment
{
    public override int Number => 6;

    public override string Title => "ring of eight Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        RingOutcome[] simultaneous = RingGame.Train(laboratory, "simultaneous", new Simultaneous());
        var calming = new Consensus(RingGame.Weight(laboratory.Full));
        RingOutcome[] consensus = RingGame.Train(laboratory, "consensus", new Adjusted(new Simultaneous(), calming));
        laboratory.Table.Report("ring: simultaneous", "6 to 7 modes, KL 0.10 to 0.48", RingOutcome.Text(simultaneous));
        laboratory.Table.Check("ring: consensus", "8 modes on 2 of 3 seeds", RingOutcome.Text(consensus),
            consensus.Count(outcome => outcome.Modes == 8) >= 2);
        (double calm, double plain) = (consensus.Average(o => o.Divergence), simultaneous.Average(o => o.Divergence));
        laboratory.Table.Check("ring: mean KL of consensus; over that of simultaneous", "<= 0.08; < 0.5",
            Laboratory.Text(calm, calm / plain), calm <= 0.08 && calm < plain / 2);
    }
}
