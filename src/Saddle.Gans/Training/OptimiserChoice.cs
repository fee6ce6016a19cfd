namespace Saddle.Gans.Training;

/// <summary>An update rule by name, with every number it may need; those it does not use are ignored.</summary>
public sealed record OptimiserChoice
{
    /// <summary>adam, rmsprop or sgd.</summary>
    public string Name { get; init; } = "adam";

    /// <summary>The step size before any schedule; positive.</summary>
    public double Rate { get; init; } = 1e-4;

    /// <summary>Decay of the mean gradient (Adam), from 0 to below 1.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Decay of the mean square (Adam), from 0 to below 1.</summary>
    public double Beta2 { get; init; } = 0.9;

    /// <summary>Decay of the mean square (RMSProp), from 0 to below 1.</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>Heavy-ball factor (SGD), from 0 to below 1.</summary>
    public double Momentum { get; init; }

    /// <summary>Added to the root of the mean square; positive.</summary>
    public double Epsilon { get; init; } = 1e-8;
}
