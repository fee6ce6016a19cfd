using Saddle.Data.Points;
using Saddle.Games.Motions;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Training;

namespace Saddle.Reproductions.Toys;

/// <summary>The non-saturating GAN of narrow networks on a ring of eight, on which dynamics are compared.</summary>
/// <remarks>
/// Source of the published sizes: notebook of Mescheder et al. 2017 (LMescheder/TheNumericsOfGANs). Its RMSProp starts
/// the mean square at 1 and keeps epsilon inside the root; ours starts at 0 and has it outside.
/// </remarks>
internal static class RingGame
{
    /// <summary>Four hidden layers of a width, Glorot weights and 16 latent numbers.</summary>
    public static Adversarial Networks(int width = 16) => new Mlp
    {
        Width = width,
        Depth = 4,
        Weights = Initialiser.Named("glorot-uniform"),
    }.Formulation(new ModelSizes([2], LatentSize: 16));

    /// <summary>Data, sizes and length; in full those of the published notebook.</summary>
    public static RingSettings Settings(bool full, int seeds = 3) => full
        ? new(new Ring(8, Radius: 1, StandardDeviation: 0.01, Scale: 1), Networks(), Batch: 512, Steps: 50_000, seeds)
        : new(new Ring(8, Radius: 1, StandardDeviation: 0.05, Scale: 1), Networks(), Batch: 256, Steps: 4000, seeds);

    /// <summary>Trains along some dynamics, once per seed.</summary>
    public static RingOutcome[] Train(Laboratory laboratory, string name, Dynamics dynamics) =>
        RingOutcome.Of(laboratory, name, Method(dynamics, laboratory.Full), Settings(laboratory.Full));

    /// <summary>The weight γ of consensus that goes with <see cref="Settings"/>.</summary>
    public static double Weight(bool full) => full ? 10 : 1;

    /// <summary>The method along some dynamics, with RMSProp.</summary>
    public static ToyMethod Method(Dynamics dynamics, bool full) => new(
        new NonSaturating(), new NoPenalty(), new Mover(new RmsProp(Decay: 0.9), full ? 1e-4 : 1e-3))
    {
        Dynamics = dynamics,
    };
}
