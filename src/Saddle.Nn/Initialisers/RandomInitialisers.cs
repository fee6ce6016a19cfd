namespace Saddle.Nn.Initialisers;

/// <summary>Independent normal numbers of given mean and standard deviation.</summary>
/// <param name="StandardDeviation">Radford et al. 2016 (DCGAN, arXiv:1511.06434): 0.02.</param>
/// <param name="Mean">0 for weights; 1 for batch-norm scales.</param>
public sealed record Normal(double StandardDeviation = 0.02, double Mean = 0) : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Normal(shape, numbers, StandardDeviation, Mean);
}

/// <summary>Independent numbers spread evenly over [-Bound, Bound].</summary>
/// <param name="Bound">The largest absolute value.</param>
public sealed record Uniform(double Bound) : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Uniform(shape, numbers, Bound / Math.Sqrt(3));
}

/// <summary>Normal with standard deviation √(2 / fan in): keeps the variance through layers of rectifiers.</summary>
/// <remarks>Source: He et al. 2015, "Delving deep into rectifiers", arXiv:1502.01852, eq. 10.</remarks>
public sealed record HeNormal : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Normal(shape, numbers, Math.Sqrt(2 / fans.In));
}

/// <summary>Uniform with standard deviation √(2 / fan in).</summary>
/// <remarks>Source: He et al. 2015, arXiv:1502.01852, eq. 10.</remarks>
public sealed record HeUniform : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Uniform(shape, numbers, Math.Sqrt(2 / fans.In));
}

/// <summary>Normal with standard deviation √(2 / (fan in + fan out)): balances forward and backward variance.</summary>
/// <remarks>Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep networks", eq. 12.</remarks>
public sealed record GlorotNormal : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Normal(shape, numbers, Math.Sqrt(2 / (fans.In + fans.Out)));
}

/// <summary>Uniform with standard deviation √(2 / (fan in + fan out)).</summary>
/// <remarks>Source: Glorot and Bengio 2010, eq. 16.</remarks>
public sealed record GlorotUniform : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Uniform(shape, numbers, Math.Sqrt(2 / (fans.In + fans.Out)));
}

/// <summary>Uniform with standard deviation √(4 / (fan in + fan out)): Glorot's balance with He's gain.</summary>
/// <remarks>The convolutions of the published code of Gulrajani et al. 2017, arXiv:1704.00028.</remarks>
public sealed record HeGlorot : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers) =>
        Draw.Uniform(shape, numbers, Math.Sqrt(4 / (fans.In + fans.Out)));
}
