using Saddle.Gans.Penalties.Measures;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>Where the anchor lies hardly matters.</summary>
internal sealed record AnchorPlaces : Experiment
{
    public override int Number => 8;

    public override string Title => "two places of the anchor";

    internal override void Run(Laboratory laboratory)
    {
        RingByMeasure.StateSteps(laboratory);
        foreach (double[] place in (double[][])[[2, -1], [-3, 0]])
        {
            string name = $"anchor ({Laboratory.Text(place)})";
            RingOutcome[] outcomes = RingOutcome.Of(laboratory, name,
                RingByMeasure.On(new AnchorRays(place), laboratory.Full),
                RingByMeasure.Settings(laboratory.Full, seeds: 2));
            laboratory.Table.Check($"ring: {name}", ">= 6 modes on both seeds", RingOutcome.Text(outcomes),
                outcomes.All(outcome => outcome.Modes >= 6));
        }
    }
}
