namespace Saddle.Nn;

/// <summary>What one pass through a network gives.</summary>
/// <param name="Output">The network's output, [n, ..].</param>
/// <param name="Statistics">The statistics' next values, in the order of <see cref="Network.Statistics"/>.</param>
public readonly record struct NetworkResult(Tensor Output, IReadOnlyList<Tensor> Statistics);
