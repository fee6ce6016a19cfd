using Saddle.Gans.Penalties;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>What a critic minimises between given examples, as a pure function of tensors.</summary>
internal sealed record CriticLoss(Network Critic, GanMethod Method)
{
    /// <summary>Use running statistics as constants rather than those of each batch, and drop nothing out.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>
    /// Score real and generated examples in passes of their own, so that a loss of the generator on the same examples
    /// can share the latter's; one pass for both is faster where nobody else scores them.
    /// </summary>
    public bool ScoresApart { get; init; }

    /// <summary>The loss and what goes with it.</summary>
    /// <param name="parameters">The critic's.</param>
    /// <param name="statistics">The critic's.</param>
    /// <param name="real">[n, ..sample].</param>
    /// <param name="fake">[n, ..sample].</param>
    /// <param name="labels">Int64 [n], or null.</param>
    /// <param name="random">Random numbers of this sample.</param>
    public CriticMeasures Between(IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> statistics,
        Tensor real, Tensor fake, Tensor? labels, SampleRandom random)
    {
        (Tensor realScores, Tensor fakeScores, IReadOnlyList<Tensor> next) =
            ScoreBoth(parameters, statistics, real, fake, labels, random);
        PenaltyTerm term = Method.Penalty.Term(
            x => Score(parameters, statistics, x, labels, random.OfPenaltyScores()).Output, real, fake,
            random.Examples);
        return new CriticMeasures(
            Method.Objective.CriticLoss(realScores, fakeScores) + term.Loss,
            Method.Objective.Estimate(realScores, fakeScores),
            term.Loss,
            term.GradientNorms?.Mean() ?? Tensor.Scalar(0, real.Type),
            next);
    }

    /// <summary>One score per example, shape [n], and the statistics after this pass.</summary>
    public NetworkResult Score(IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> statistics,
        Tensor x, Tensor? labels, RandomStream random)
    {
        NetworkResult result = Critic.Apply(parameters, statistics, x, training: !IsFrozen, labels, random);
        return result with { Output = result.Output.Reshape(x.Shape[0]) };
    }

    /// <summary>The scores of real and of generated examples, [n] each, and the statistics after both.</summary>
    /// <remarks>
    /// A critic that mixes examples gets them apart in any case: batch statistics of both kinds together would tell
    /// each example which kind its neighbours are.
    /// </remarks>
    private (Tensor Real, Tensor Fake, IReadOnlyList<Tensor> Statistics) ScoreBoth(IReadOnlyList<Tensor> parameters,
        IReadOnlyList<Tensor> statistics, Tensor real, Tensor fake, Tensor? labels, SampleRandom random)
    {
        if (ScoresApart || Critic.MixingLayers.Count > 0)
        {
            NetworkResult ofReal = Score(parameters, statistics, real, labels, random.OfRealScores());
            NetworkResult ofFake = Score(parameters, ofReal.Statistics, fake, labels, random.OfFakeScores());
            return (ofReal.Output, ofFake.Output, ofFake.Statistics);
        }

        Tensor? both = labels is null ? null : Tensor.Concat(0, labels, labels);
        NetworkResult result =
            Score(parameters, statistics, Tensor.Concat(0, real, fake), both, random.OfRealScores());
        int n = real.Shape[0];
        return (result.Output.Slice(0, 0, n), result.Output.Slice(0, n, n), result.Statistics);
    }
}

/// <summary>A critic's loss, penalty included, and what it was made of: scalars.</summary>
/// <param name="Loss">The whole.</param>
/// <param name="Estimate">The certified divergence.</param>
/// <param name="Penalty">The penalty's share of the loss.</param>
/// <param name="GradientNorm">
/// The mean norm of the scores' gradient where the penalty looked; 0 where it did not.
/// </param>
/// <param name="Statistics">The critic's running statistics after its passes.</param>
internal sealed record CriticMeasures(
    Tensor Loss, Tensor Estimate, Tensor Penalty, Tensor GradientNorm, IReadOnlyList<Tensor> Statistics)
{
    /// <summary>Loss, estimate, penalty and mean gradient norm, shape [4].</summary>
    public Tensor Row =>
        Tensor.Concat(0, Loss.Reshape(1), Estimate.Reshape(1), Penalty.Reshape(1), GradientNorm.Reshape(1));
}
