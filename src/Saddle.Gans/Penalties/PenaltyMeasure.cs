namespace Saddle.Gans.Penalties;

/// <summary>Where a penalty looks at the critic: a finite measure, sampled once per example of the batch.</summary>
/// <remarks>
/// The measure may move with the generator and need not be a probability; what matters for local convergence is that
/// its support comes to hold the data while the critic is flat there. Sampled examples are constants of the critic's
/// own gradient, as the critic makes none of them; the game's Jacobian sees them move with the generator. Source: Kim
/// et al. 2018, "Local stability and performance of simple gradient penalty μ-Wasserstein GAN", arXiv:1810.02528.
/// </remarks>
public abstract record PenaltyMeasure
{
    /// <summary>Refuses examples that the measure has no meaning for.</summary>
    /// <param name="sample">The shape of one example.</param>
    /// <exception cref="ShapeException">They do not fit; the message says why.</exception>
    public virtual void Check(Shape sample)
    {
    }

    /// <summary>Draws examples of the measure.</summary>
    /// <param name="real">Real examples, shape [n, ..sample].</param>
    /// <param name="fake">Generated examples of the same shape, in independent order.</param>
    /// <param name="random">Where random numbers come from.</param>
    public abstract PenaltySample Sample(Tensor real, Tensor fake, RandomStream random);
}

/// <summary>Examples drawn from a measure, and what each counts.</summary>
/// <param name="Points">Shape [n, ..sample].</param>
/// <param name="Mass">
/// The measure's total mass, a scalar, or one weight per example, shape [n]; an integral is the mean of mass times
/// integrand. Null for 1, a probability measure.
/// </param>
public sealed record PenaltySample(Tensor Points, Tensor? Mass = null);
