using Saddle.Data.Points;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Gans;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Nn.Initialisers;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Reproductions.Toys;
using Saddle.Training;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>
/// A zero-sum GAN that finds no mode of a ring finds all of them when its generator pays for the critic's gradient.
/// </summary>
/// <remarks>
/// Networks, initial weights and order of moves as in the published script; quick runs have fewer latent numbers,
/// smaller batches and a larger rate.
/// </remarks>
internal sealed record RegularisedRing : Experiment
{
    public override int Number => 7;

    public override string Title => "ring of eight Gaussians";

    internal override void Run(Laboratory laboratory)
    {
        RingOutcome[] Train(string name, Dynamics dynamics) =>
            RingOutcome.Of(laboratory, name, Method(dynamics, laboratory.Full), Settings(laboratory.Full));
        var criticFirst = new Alternating { Order = [1, 0] };
        RingOutcome[] plain = Train("plain", criticFirst);
        RingOutcome[] paid = Train("η = 0.5", new Adjusted(criticFirst, new GradientNormRegulariser(0.5)));
        laboratory.Table.Report("ring: η = 0", "0 to 1 modes, good below 0.06", RingOutcome.Text(plain));
        laboratory.Table.Check("ring: η = 0.5", "8 modes on 2 of 3 seeds, good >= 0.5", RingOutcome.Text(paid),
            paid.Count(outcome => outcome.Modes == 8) >= 2 && paid.Average(outcome => outcome.Good) >= 0.5);
        double gained = paid.Average(outcome => outcome.Modes) - plain.Average(outcome => outcome.Modes);
        laboratory.Table.Check("ring: mean modes gained", ">= 4", Laboratory.Text(gained), gained >= 4);
    }

    private static RingSettings Settings(bool full) => full
        ? new(Ring(0.02), Networks(latentSize: 256), Batch: 512, Steps: 100_000)
        : new(Ring(0.05), Networks(latentSize: 64), Batch: 256, Steps: 4000);

    private static Ring Ring(double deviation) => new(8, Radius: 2, deviation, Scale: 1);

    private static Adversarial Networks(int latentSize)
    {
        static Linear Layer(int outputs) => new(outputs, Weights: new Orthogonal(0.8));
        return new Adversarial(
            new Sequential(Layer(128), new Relu(), Layer(128), new Relu(), Layer(2)),
            new Sequential(new Quarter(), Layer(128), new Relu(), Layer(1)),
            latentSize,
            sample: [2]);
    }

    private static ToyMethod Method(Dynamics dynamics, bool full) => new(
        new Minimax(), new NoPenalty(), new Mover(new Adam(0.5, 0.999), full ? 1e-4 : 1e-3))
    {
        Dynamics = dynamics,
    };

    /// <summary>The published critic's first step.</summary>
    private sealed record Quarter : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) => 0.25 * x;
    }
}
