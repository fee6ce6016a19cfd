using System.Globalization;

namespace Saddle.Gans.Objectives;

/// <summary>What critic and generator minimise, as functions of the critic's scores alone.</summary>
/// <remarks>
/// Scores are raw outputs of the critic (logits where the paper speaks of probabilities), one number per example, shape
/// [n]. So are all results, whose means are the losses and the estimate: of the critic, number i belongs to the pair of
/// real and generated example i.
/// </remarks>
public abstract record Objective
{
    /// <summary>What the critic minimises, without any penalty.</summary>
    /// <param name="realScores">Scores of real examples, shape [n].</param>
    /// <param name="fakeScores">Scores of as many generated examples, shape [n].</param>
    /// <returns>Shape [n].</returns>
    /// <exception cref="ShapeException">Scores are not one number per example, or not as many of both.</exception>
    public Tensor CriticLoss(Tensor realScores, Tensor fakeScores)
    {
        RequirePairs(realScores, fakeScores);
        return OfCritic(realScores, fakeScores);
    }

    /// <summary>What the generator minimises.</summary>
    /// <param name="fakeScores">Scores of generated examples, shape [n].</param>
    /// <returns>Shape [n].</returns>
    /// <exception cref="ShapeException">Scores are not one number per example.</exception>
    public Tensor GeneratorLoss(Tensor fakeScores) => OfGenerator(Checked(fakeScores));

    /// <summary>
    /// The divergence between data and generator that the critic certifies: a lower bound, 0 when it sees none.
    /// </summary>
    /// <param name="realScores">Scores of real examples, shape [n].</param>
    /// <param name="fakeScores">Scores of as many generated examples, shape [n].</param>
    /// <returns>Shape [n].</returns>
    /// <exception cref="ShapeException">Scores are not one number per example, or not as many of both.</exception>
    public Tensor Estimate(Tensor realScores, Tensor fakeScores)
    {
        RequirePairs(realScores, fakeScores);
        return OfDivergence(realScores, fakeScores);
    }

    /// <summary>The critic's loss per pair, shape [n]; scores are vectors of one length by now.</summary>
    protected abstract Tensor OfCritic(Tensor real, Tensor fake);

    /// <summary>The generator's loss per example, shape [n]; scores are a vector by now.</summary>
    protected abstract Tensor OfGenerator(Tensor fake);

    /// <summary>The certified divergence per pair, shape [n]; scores are vectors of one length by now.</summary>
    protected abstract Tensor OfDivergence(Tensor real, Tensor fake);

    private static void RequirePairs(Tensor real, Tensor fake)
    {
        if (Checked(real).Shape != Checked(fake).Shape)
        {
            throw new ShapeException(
                $"objective: real and generated scores must pair up. Got {real.Shape} and {fake.Shape}. "
                    + "Score as many generated examples as real ones.");
        }
    }

    private static Tensor Checked(Tensor scores) => scores.Rank == 1
        ? scores
        : throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
            $"objective: there must be one score per example. Got scores of shape {scores.Shape}. ")
            + "End the critic with one output per example and reshape it to [n].");
}
