using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>A random point on the line from each generated example to a real one: where WGAN-GP looks.</summary>
/// <remarks>One mixing number per example, not per coordinate. Source: Gulrajani et al. 2017, section 4,
/// arXiv:1704.00028.</remarks>
public sealed record Interpolates : PenaltyMeasure
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<PenaltyMeasure> Part { get; } = new(
        "interp", "random points between real and generated examples",
        "Gulrajani et al. 2017, arXiv:1704.00028", [], _ => new Interpolates());

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) =>
        new(Between(real, fake, OnePerExample(fake, random)));

    /// <summary>One number in [0, 1) per example, shape [n, 1, ...].</summary>
    internal static Tensor OnePerExample(Tensor examples, RandomStream random) =>
        random.Uniform([examples.Shape[0], .. Enumerable.Repeat(1, examples.Rank - 1)]);

    /// <summary>mix·real + (1 - mix)·fake: real examples where mix is 1, generated ones where it is 0.</summary>
    internal static Tensor Between(Tensor real, Tensor fake, Tensor mix)
    {
        if (real.Shape != fake.Shape)
        {
            throw new ShapeException(
                $"penalty: real and generated batches differ. Real {real.Shape}, generated {fake.Shape}. "
                    + "Give the generator's critic batch the size and shape of the real one.");
        }

        return mix * real + (1 - mix) * fake;
    }
}
