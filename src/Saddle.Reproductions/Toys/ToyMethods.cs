using Saddle.Gans;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Nn.Optimisers;

namespace Saddle.Reproductions.Toys;

/// <summary>The methods that the experiments on toy data compare.</summary>
internal static class ToyMethods
{
    private static readonly Adam s_adam = new(0.5, 0.9);

    public static GanMethod Penalised(double weight, double rate, int criticSteps = 5) =>
        Wasserstein(new GradientPenalty(weight), rate, criticSteps);

    /// <summary>The optimiser of Gulrajani et al. 2017 under any penalty.</summary>
    public static GanMethod Wasserstein(Penalty penalty, double rate, int criticSteps = 5) => new()
    {
        Objective = new Wasserstein(),
        Penalty = penalty,
        CriticOptimiser = s_adam,
        GeneratorOptimiser = s_adam,
        CriticRate = rate,
        GeneratorRate = rate,
        CriticSteps = new CriticSchedule(criticSteps),
    };

    /// <summary>The published settings of Arjovsky et al. 2017.</summary>
    public static GanMethod Clipped(bool headStart = false, double bound = 0.01, double rate = 5e-5) => new()
    {
        Objective = new Wasserstein(),
        Penalty = new WeightClipping(bound),
        CriticOptimiser = new RmsProp(),
        GeneratorOptimiser = new RmsProp(),
        CriticRate = rate,
        GeneratorRate = rate,
        CriticSteps = new CriticSchedule(5, headStart),
    };

    public static GanMethod NonSaturating(double rate = 1e-3) => Unpenalised(s_adam, rate);

    public static GanMethod Unpenalised(Optimiser optimiser, double rate) => new()
    {
        Objective = new NonSaturating(),
        Penalty = new NoPenalty(),
        CriticOptimiser = optimiser,
        GeneratorOptimiser = optimiser,
        CriticRate = rate,
        GeneratorRate = rate,
        CriticSteps = new CriticSchedule(1),
    };
}
