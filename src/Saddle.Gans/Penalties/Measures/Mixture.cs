using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>A weighted sum of measures; its mass is the sum of the weights, where the parts have mass 1.</summary>
/// <param name="Parts">At least one.</param>
/// <remarks>
/// Each example is drawn from one part, chosen with a probability proportional to its weight, so it costs as much as a
/// single measure. Real and generated examples of weight 1 each are R1 and R2 together.
/// </remarks>
public sealed record Mixture(params IReadOnlyList<MixturePart> Parts) : PenaltyMeasure
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<MixturePart> Parts { get; init => field = NotEmpty(value); } = NotEmpty(Parts);

    /// <inheritdoc/>
    public override void Check(Shape sample)
    {
        foreach (MixturePart part in Parts)
        {
            part.Measure.Check(sample);
        }
    }

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random)
    {
        int n = fake.Shape[0];
        double total = Parts.Sum(part => part.Weight), from = 0;
        Tensor choice = total * Interpolates.OnePerExample(fake, random);
        Tensor? points = null, mass = null;
        foreach (MixturePart part in Parts)
        {
            PenaltySample own = part.Measure.Sample(real, fake, random);
            Tensor ownMass = (own.Mass ?? Tensor.Scalar(1, fake.Type)).BroadcastTo([n]);
            // The shares of the parts before end where this one's begins.
            Tensor isLater = choice.GreaterOrEqual(Tensor.Scalar(from, fake.Type));
            points = points is null ? own.Points : Tensor.Select(isLater, own.Points, points);
            mass = mass is null ? ownMass : Tensor.Select(isLater.Reshape(n), ownMass, mass);
            from += part.Weight;
        }

        return new(points!, total * mass!);
    }

    /// <inheritdoc/>
    public bool Equals(Mixture? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Parts.Count, HashCode.Combine);

    private static IReadOnlyList<MixturePart> NotEmpty(IReadOnlyList<MixturePart> parts) => parts.Count > 0
        ? parts
        : throw new ArgumentException("mixture: there is nothing to mix. Got 0 measures. Give at least one.");
}

/// <summary>One measure of a mixture.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Weight">What it is multiplied by; positive.</param>
public sealed record MixturePart(PenaltyMeasure Measure, double Weight = 1)
{
    /// <summary>What the measure is multiplied by; positive.</summary>
    public double Weight { get; init => field = Ranges.Positive.Require(value, "Mixture"); } =
        Ranges.Positive.Require(Weight, "Mixture");
}
