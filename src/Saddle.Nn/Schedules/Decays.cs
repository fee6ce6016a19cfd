namespace Saddle.Nn.Schedules;

/// <summary>The same rate at every step.</summary>
/// <param name="Rate">The step size.</param>
public sealed record ConstantRate(double Rate) : Schedule
{
    /// <inheritdoc/>
    public override double At(long step) => Rate;
}

/// <summary>A straight line from one rate to another, and the latter from then on.</summary>
/// <param name="Rate">The rate at step 0.</param>
/// <param name="Steps">When <paramref name="Final"/> is reached; positive.</param>
/// <param name="Final">The rate in the end.</param>
public sealed record LinearDecay(double Rate, long Steps, double Final = 0) : Schedule
{
    /// <inheritdoc/>
    public override double At(long step) => Rate + (Final - Rate) * Math.Min(1, (double)step / Steps);
}

/// <summary>Half a cosine wave from one rate to another, and the latter from then on.</summary>
/// <param name="Rate">The rate at step 0.</param>
/// <param name="Steps">When <paramref name="Final"/> is reached; positive.</param>
/// <param name="Final">The rate in the end.</param>
/// <remarks>Source: Loshchilov and Hutter 2017, arXiv:1608.03983, eq. 5, without restarts.</remarks>
public sealed record CosineDecay(double Rate, long Steps, double Final = 0) : Schedule
{
    /// <inheritdoc/>
    public override double At(long step) =>
        Final + (Rate - Final) * (1 + Math.Cos(Math.PI * Math.Min(1, (double)step / Steps))) / 2;
}

/// <summary>A rate multiplied by a factor every so many steps.</summary>
/// <param name="Rate">The rate at first.</param>
/// <param name="Every">Steps between changes; positive.</param>
/// <param name="Factor">In (0, 1) to decay.</param>
public sealed record StepDecay(double Rate, long Every, double Factor = 0.1) : Schedule
{
    /// <inheritdoc/>
    public override double At(long step) => Rate * Math.Pow(Factor, step / Every);
}

/// <summary>A straight rise to another schedule's first rate; that schedule begins when the rise is over.</summary>
/// <param name="Steps">Length of the rise; step 0 already takes 1 / steps of the first rate.</param>
/// <param name="Then">What follows, its steps counted from the end of the rise.</param>
public sealed record Warmup(long Steps, Schedule Then) : Schedule
{
    /// <inheritdoc/>
    public override double At(long step) =>
        step < Steps ? Then.At(0) * (step + 1) / Steps : Then.At(step - Steps);
}
