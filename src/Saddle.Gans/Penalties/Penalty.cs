namespace Saddle.Gans.Penalties;

/// <summary>
/// What keeps the critic from growing too steep: a term of its loss, a projection of its parameters, or neither.
/// </summary>
public abstract record Penalty
{
    /// <summary>
    /// Whether the term differentiates single examples' scores, so that the critic may not mix examples.
    /// </summary>
    public virtual bool NeedsIndependentExamples => false;

    /// <summary>Whether <see cref="Project"/> changes parameters.</summary>
    public virtual bool Projects => false;

    /// <summary>Refuses examples that the penalty has no meaning for.</summary>
    /// <param name="sample">The shape of one example.</param>
    /// <exception cref="ShapeException">They do not fit; the message says why.</exception>
    public virtual void Check(Shape sample)
    {
    }

    /// <summary>The term's mean over the batch, which adds to the critic's loss; shape [].</summary>
    /// <param name="critic">From a batch [n, ...] to scores [n].</param>
    /// <param name="real">Real examples, shape [n, ...].</param>
    /// <param name="fake">Generated examples of the same shape; not differentiated.</param>
    /// <param name="random">Where random numbers come from.</param>
    public Tensor Of(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random) =>
        MeanOf(Term(critic, real, fake, random).Loss);

    /// <summary>The term of each example, together with the gradient norms it was computed from.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public virtual PenaltyTerm Term(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random) =>
        new(Tensor.Scalar(0, real.Type), null);

    /// <summary>What a critic's parameter becomes after each update; itself unless <see cref="Projects"/>.</summary>
    /// <param name="parameter">Any shape; the result has the same.</param>
    public virtual Tensor Project(Tensor parameter) => parameter;

    private static Tensor MeanOf(Tensor loss) => loss.Rank == 0 ? loss : loss.Mean();
}

/// <summary>A penalty's share of the critic's loss and what it saw.</summary>
/// <param name="Loss">Weight included: one number per example, shape [n], or shape [] for all together.</param>
/// <param name="GradientNorms">
/// Euclidean norm of the score's gradient in each example, shape [n]; null where the penalty computes none.
/// </param>
public sealed record PenaltyTerm(Tensor Loss, Tensor? GradientNorms);
