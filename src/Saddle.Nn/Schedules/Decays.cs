namespace Saddle.Nn.Schedules;

/// <summary>The same rate at every step.</summary>
/// <param name="Rate">The step size.</param>
public sealed record ConstantRate(double Rate) : Schedule
{
    /// <summary>The step size; 0 or more.</summary>
    public double Rate { get; init => field = Setting.NotNegative(value, "ConstantRate"); } =
        Setting.NotNegative(Rate, "ConstantRate");

    /// <inheritdoc/>
    public override double At(long step) => Rate;
}

/// <summary>A straight line from one rate to another, and the latter from then on.</summary>
/// <param name="Rate">The rate at step 0.</param>
/// <param name="Steps">When <paramref name="Final"/> is reached; positive.</param>
/// <param name="Final">The rate in the end.</param>
public sealed record LinearDecay(double Rate, long Steps, double Final = 0) : Schedule
{
    /// <summary>The rate at step 0; 0 or more.</summary>
    public double Rate { get; init => field = Setting.NotNegative(value, "LinearDecay"); } =
        Setting.NotNegative(Rate, "LinearDecay");

    /// <summary>When the final rate is reached; positive.</summary>
    public long Steps { get; init => field = Setting.AtLeast(1, value, "LinearDecay"); } =
        Setting.AtLeast(1, Steps, "LinearDecay");

    /// <summary>The rate in the end; 0 or more.</summary>
    public double Final { get; init => field = Setting.NotNegative(value, "LinearDecay"); } =
        Setting.NotNegative(Final, "LinearDecay");

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
    /// <summary>The rate at step 0; 0 or more.</summary>
    public double Rate { get; init => field = Setting.NotNegative(value, "CosineDecay"); } =
        Setting.NotNegative(Rate, "CosineDecay");

    /// <summary>When the final rate is reached; positive.</summary>
    public long Steps { get; init => field = Setting.AtLeast(1, value, "CosineDecay"); } =
        Setting.AtLeast(1, Steps, "CosineDecay");

    /// <summary>The rate in the end; 0 or more.</summary>
    public double Final { get; init => field = Setting.NotNegative(value, "CosineDecay"); } =
        Setting.NotNegative(Final, "CosineDecay");

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
    /// <summary>The rate at step 0; 0 or more.</summary>
    public double Rate { get; init => field = Setting.NotNegative(value, "StepDecay"); } =
        Setting.NotNegative(Rate, "StepDecay");

    /// <summary>Steps between changes; positive.</summary>
    public long Every { get; init => field = Setting.AtLeast(1, value, "StepDecay"); } =
        Setting.AtLeast(1, Every, "StepDecay");

    /// <summary>What the rate is multiplied by; positive.</summary>
    public double Factor { get; init => field = Setting.Positive(value, "StepDecay"); } =
        Setting.Positive(Factor, "StepDecay");

    /// <inheritdoc/>
    public override double At(long step) => Rate * Math.Pow(Factor, step / Every);
}

/// <summary>A straight rise to another schedule's first rate; that schedule begins when the rise is over.</summary>
/// <param name="Steps">Length of the rise; step 0 already takes 1 / steps of the first rate.</param>
/// <param name="Then">What follows, its steps counted from the end of the rise.</param>
public sealed record Warmup(long Steps, Schedule Then) : Schedule
{
    /// <summary>Length of the rise; 0 for none.</summary>
    public long Steps { get; init => field = Setting.AtLeast(0, value, "Warmup"); } =
        Setting.AtLeast(0, Steps, "Warmup");

    /// <inheritdoc/>
    public override double At(long step) =>
        step < Steps ? Then.At(0) * (step + 1) / Steps : Then.At(step - Steps);
}
