namespace Saddle.Nn.Optimisers;

/// <summary>Shortens gradients, all by one factor, so that together they are no longer than a given norm.</summary>
/// <param name="Norm">The largest Euclidean norm of all gradients taken as one vector; positive.</param>
/// <remarks>
/// Source: Pascanu et al. 2013, "On the difficulty of training recurrent neural networks", arXiv:1211.5063.
/// </remarks>
public sealed record GradientClipping(double Norm = 1)
{
    /// <summary>The largest norm of all gradients together; positive.</summary>
    public double Norm { get; init => field = Setting.Positive(value, "GradientClipping"); } =
        Setting.Positive(Norm, "GradientClipping");

    /// <summary>The gradients times min(1, norm / their norm).</summary>
    /// <param name="gradients">At least one tensor.</param>
    public Tensor[] Apply(IReadOnlyList<Tensor> gradients)
    {
        Tensor square = gradients.Select(gradient => gradient.Square().Sum()).Aggregate((left, right) => left + right);
        Tensor factor = Norm / square.Maximum(Norm * Norm).Sqrt();
        return [.. gradients.Select(gradient => gradient * factor)];
    }
}
