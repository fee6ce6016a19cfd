namespace Saddle.Nn.Layers;

/// <summary>max(x, 0).</summary>
public sealed record Relu : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.Relu();
}

/// <summary>x where positive, else slope · x.</summary>
/// <param name="Slope">DCGAN: 0.2.</param>
public sealed record LeakyRelu(double Slope = 0.2) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.LeakyRelu(Slope);
}

/// <summary>Hyperbolic tangent: results in (-1, 1).</summary>
public sealed record Tanh : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.Tanh();
}

/// <summary>1 / (1 + e^-x): results in (0, 1).</summary>
public sealed record Sigmoid : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.Sigmoid();
}

/// <summary>log(1 + e^x): a smooth rectifier.</summary>
public sealed record Softplus : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.Softplus();
}

/// <summary>
/// softplus(2x + 2) / 2 - 1: close to ELU, but smooth to any order, so that gradient penalties train it.
/// </summary>
/// <remarks>Source: Gulrajani et al. 2017, arXiv:1704.00028, in place of ELU.</remarks>
public sealed record ShiftedSoftplus : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => (2 * x + 2).Softplus() / 2 - 1;
}

/// <summary>x where positive, else alpha · (e^x - 1). Its slope has a kink at 0.</summary>
/// <param name="Alpha">The limit far left is -alpha.</param>
/// <remarks>Source: Clevert et al. 2016, arXiv:1511.07289.</remarks>
public sealed record Elu(double Alpha = 1) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) =>
        Tensor.Select(x.Greater(0), x, Alpha * (x.Minimum(0).Exp() - 1));
}

/// <summary>x · Φ(x) with Φ the normal distribution function, by the usual approximation with tanh.</summary>
/// <remarks>Source: Hendrycks and Gimpel 2016, arXiv:1606.08415.</remarks>
public sealed record Gelu : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) =>
        x * (2 * Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)).Sigmoid(); // (1 + tanh u) / 2 cancels far left
}

/// <summary>x · sigmoid(x).</summary>
/// <remarks>Source: Ramachandran et al. 2017, arXiv:1710.05941.</remarks>
public sealed record Swish : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x * x.Sigmoid();
}
