namespace Saddle.Nn.Optimisers;

/// <summary>
/// A slowly following copy of tensors, such as a generator's weights: smoother samples than the last step's.
/// </summary>
/// <param name="Decay">How much of the copy stays at each step, in [0, 1).</param>
/// <remarks>
/// Start the copy at the tensors themselves. Average running statistics along with the weights, since they belong
/// together. Source: Yazıcı et al. 2019, "The unusual effectiveness of averaging in GAN training", arXiv:1806.04498.
/// </remarks>
public sealed record ExponentialAverage(double Decay = 0.999)
{
    /// <summary>How much of the copy stays at each step, in [0, 1).</summary>
    public double Decay { get; init => field = Setting.BelowOne(value, "ExponentialAverage"); } =
        Setting.BelowOne(Decay, "ExponentialAverage");

    /// <summary>The copy after one more step: decay · average + (1 - decay) · current.</summary>
    /// <param name="average">The copy.</param>
    /// <param name="current">The tensors followed, in the same order.</param>
    /// <exception cref="ShapeException">The numbers of tensors or their shapes differ.</exception>
    public Tensor[] Update(IReadOnlyList<Tensor> average, IReadOnlyList<Tensor> current) =>
        average.Count == current.Count
            ? [.. average.Zip(current, (old, now) => Decay * old + (1 - Decay) * now)]
            : throw new ShapeException(
                $"ExponentialAverage: the numbers of tensors differ. {average.Count} averages came with "
                    + $"{current.Count} tensors. Pass the same list that the average was started from.");
}
