using Saddle.Gans.Penalties;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>One update of a critic between given examples, as a pure function of tensors.</summary>
internal sealed record CriticMove(Network Critic, GanMethod Method)
{
    /// <summary>The critic after one update, and what it measured: loss, estimate, penalty and mean gradient
    /// norm.</summary>
    /// <param name="critic">Its state before.</param>
    /// <param name="real">[n, ..sample].</param>
    /// <param name="fake">[n, ..sample]; not differentiated.</param>
    /// <param name="labels">Int64 [n], or null.</param>
    /// <param name="random">Where the penalty's random numbers come from.</param>
    /// <param name="rate">The step size, a scalar.</param>
    public (Player Next, Tensor Measured) Against(
        Player critic, Tensor real, Tensor fake, Tensor? labels, RandomStream random, Tensor rate)
    {
        IReadOnlyList<Tensor> statistics = critic.Statistics;
        Tensor[] measured = [];

        Tensor Loss(IReadOnlyList<Tensor> parameters)
        {
            (Tensor realScores, Tensor fakeScores) = ScoreBoth(parameters, ref statistics, real, fake, labels, random);
            PenaltyTerm term = Method.Penalty.Term(
                x =>
                {
                    IReadOnlyList<Tensor> unchanged = critic.Statistics;
                    return Score(parameters, ref unchanged, x, labels, random);
                },
                real,
                fake,
                random);
            Tensor loss = Method.Objective.CriticLoss(realScores, fakeScores) + term.Loss;
            Tensor norm = term.GradientNorms?.Mean() ?? Tensor.Scalar(0, real.Type);
            measured = [loss, Method.Objective.Estimate(realScores, fakeScores), term.Loss, norm];
            return loss;
        }

        Tensor[] gradients = Derivative.Gradient(Loss)(critic.Parameters);
        OptimiserStep step = Method.CriticOptimiser.Update(critic.Parameters, gradients, critic.Moments, rate);
        Tensor[] projected = [.. step.Parameters.Select(Method.Penalty.Project)];
        Tensor row = Tensor.Concat(0, [.. measured.Select(scalar => scalar.Reshape(1))]);
        return (new Player(projected, statistics, step.State), row);
    }

    /// <summary>The scores of real and of generated examples, [n] each.</summary>
    /// <remarks>
    /// In one pass, which is faster, but for a critic that mixes examples: batch statistics of both kinds together
    /// would tell each example which kind its neighbours are.
    /// </remarks>
    private (Tensor Real, Tensor Fake) ScoreBoth(IReadOnlyList<Tensor> parameters, ref IReadOnlyList<Tensor> statistics,
        Tensor real, Tensor fake, Tensor? labels, RandomStream random)
    {
        if (Critic.MixingLayers.Count > 0)
        {
            Tensor realScores = Score(parameters, ref statistics, real, labels, random);
            return (realScores, Score(parameters, ref statistics, fake, labels, random));
        }

        Tensor? both = labels is null ? null : Tensor.Concat(0, labels, labels);
        Tensor scores = Score(parameters, ref statistics, Tensor.Concat(0, real, fake), both, random);
        int n = real.Shape[0];
        return (scores.Slice(0, 0, n), scores.Slice(0, n, n));
    }

    /// <summary>One score per example, shape [n]; statistics become those after this pass.</summary>
    public Tensor Score(IReadOnlyList<Tensor> parameters, ref IReadOnlyList<Tensor> statistics,
        Tensor x, Tensor? labels, RandomStream random)
    {
        NetworkResult result = Critic.Apply(parameters, statistics, x, training: true, labels, random);
        statistics = result.Statistics;
        return result.Output.Reshape(x.Shape[0]);
    }
}
