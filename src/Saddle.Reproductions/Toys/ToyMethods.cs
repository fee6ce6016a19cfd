using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Training;

namespace Saddle.Reproductions.Toys;

/// <summary>The methods that the experiments on toy data compare.</summary>
internal static class ToyMethods
{
    private static readonly Adam s_adam = new(0.5, 0.9);

    public static ToyMethod Penalised(double weight, double rate, int criticSteps = 5) =>
        Wasserstein(new GradientPenalty(weight), rate, criticSteps);

    /// <summary>The optimiser of Gulrajani et al. 2017 under any penalty.</summary>
    public static ToyMethod Wasserstein(Penalty penalty, double rate, int criticSteps = 5) =>
        new(new Wasserstein(), penalty, new Mover(s_adam, rate)) { CriticSteps = new CriticSchedule(criticSteps) };

    /// <summary>The published settings of Arjovsky et al. 2017.</summary>
    public static ToyMethod Clipped(bool headStart = false, double bound = 0.01, double rate = 5e-5) =>
        new(new Wasserstein(), new WeightClipping(bound), new Mover(new RmsProp(), rate))
        {
            CriticSteps = new CriticSchedule(5, headStart),
        };

    public static ToyMethod NonSaturating(double rate = 1e-3) => Unpenalised(s_adam, rate);

    public static ToyMethod Unpenalised(Optimiser optimiser, double rate) =>
        new(new NonSaturating(), new NoPenalty(), new Mover(optimiser, rate));
}
