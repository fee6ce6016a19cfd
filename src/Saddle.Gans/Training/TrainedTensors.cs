using Saddle.Games.Motions;

namespace Saddle.Gans.Training;

/// <summary>What training reads and replaces, as tensors of one trace.</summary>
/// <param name="Motion">Both players' parameters, the optimisers' state, the dynamics' memory.</param>
/// <param name="GeneratorStatistics">The generator's running statistics.</param>
/// <param name="CriticStatistics">The critic's running statistics.</param>
/// <param name="Average">The running average of the generator's parameters and statistics; empty without one.</param>
internal sealed record TrainedTensors(Motion Motion, IReadOnlyList<Tensor> GeneratorStatistics,
    IReadOnlyList<Tensor> CriticStatistics, IReadOnlyList<Tensor> Average)
{
    /// <summary>Everything in a row, in the order of <see cref="GanState.All"/>.</summary>
    public IReadOnlyList<Tensor> All => [.. Motion.All, .. GeneratorStatistics, .. CriticStatistics, .. Average];

    /// <summary>The generator's parameters in the dynamics' solution, then its statistics.</summary>
    public IReadOnlyList<Tensor> Solution(Dynamics dynamics) =>
        [.. dynamics.Solution(Motion).Of(GanGame.Generator), .. GeneratorStatistics];

    /// <summary>The same with everything replaced.</summary>
    public TrainedTensors Read(IReadOnlyList<Tensor> all)
    {
        int moving = Motion.All.Count;
        int critic = moving + GeneratorStatistics.Count;
        int average = critic + CriticStatistics.Count;
        return new TrainedTensors(
            Motion.Read([.. all.Take(moving)]),
            [.. all.Take(critic).Skip(moving)],
            [.. all.Take(average).Skip(critic)],
            [.. all.Skip(average)]);
    }
}
