using System.Globalization;

namespace Saddle.Gans.Objectives;

/// <summary>What critic and generator minimise, as functions of the critic's scores alone.</summary>
/// <remarks>
/// Scores are raw outputs of the critic (logits where the paper speaks of probabilities), one number per example, shape
/// [n]. Real and generated batches may differ in size. All results are scalars.
/// </remarks>
public abstract record Objective
{
    /// <summary>What the critic minimises, without any penalty.</summary>
    /// <param name="realScores">Scores of real examples, shape [n].</param>
    /// <param name="fakeScores">Scores of generated examples, shape [m].</param>
    /// <exception cref="ShapeException">Scores are not one number per example.</exception>
    public Tensor CriticLoss(Tensor realScores, Tensor fakeScores) =>
        OfCritic(Checked(realScores), Checked(fakeScores));

    /// <summary>What the generator minimises.</summary>
    /// <param name="fakeScores">Scores of generated examples, shape [m].</param>
    /// <exception cref="ShapeException">Scores are not one number per example.</exception>
    public Tensor GeneratorLoss(Tensor fakeScores) => OfGenerator(Checked(fakeScores));

    /// <summary>
    /// The divergence between data and generator that the critic certifies: a lower bound, 0 when it sees none.
    /// </summary>
    /// <param name="realScores">Scores of real examples, shape [n].</param>
    /// <param name="fakeScores">Scores of generated examples, shape [m].</param>
    /// <exception cref="ShapeException">Scores are not one number per example.</exception>
    public Tensor Estimate(Tensor realScores, Tensor fakeScores) =>
        OfDivergence(Checked(realScores), Checked(fakeScores));

    /// <summary>The critic's loss as a scalar; scores are vectors by now.</summary>
    protected abstract Tensor OfCritic(Tensor real, Tensor fake);

    /// <summary>The generator's loss as a scalar; scores are a vector by now.</summary>
    protected abstract Tensor OfGenerator(Tensor fake);

    /// <summary>The certified divergence as a scalar; scores are vectors by now.</summary>
    protected abstract Tensor OfDivergence(Tensor real, Tensor fake);

    private static Tensor Checked(Tensor scores) => scores.Rank == 1
        ? scores
        : throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
            $"objective: there must be one score per example. Got scores of shape {scores.Shape}. ")
            + "End the critic with one output per example and reshape it to [n].");
}
