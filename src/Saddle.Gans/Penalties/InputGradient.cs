namespace Saddle.Gans.Penalties;

/// <summary>The gradient of each example's score in that example.</summary>
internal static class InputGradient
{
    // The slope of sqrt is infinite at 0; a critic that is constant would turn parameters into NaN without this.
    private const double Inside = 1e-12;

    /// <summary>Squared Euclidean norm of each example's gradient, shape [n].</summary>
    /// <remarks>Differentiates the sum of the scores: their mean would scale each norm by 1 / n.</remarks>
    public static Tensor SquaredNorms(Func<Tensor, Tensor> critic, Tensor at)
    {
        Tensor gradient = Derivative.Gradient(x => critic(x).Sum())(at);
        return gradient.Flatten().Square().Sum(1);
    }

    /// <summary>Euclidean norm of each example's gradient, shape [n].</summary>
    public static Tensor Norms(Func<Tensor, Tensor> critic, Tensor at) => (SquaredNorms(critic, at) + Inside).Sqrt();
}
