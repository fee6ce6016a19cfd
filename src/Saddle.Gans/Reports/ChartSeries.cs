namespace Saddle.Gans.Reports;

/// <summary>One named curve.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="X">Positions; as many as <paramref name="Y"/>.</param>
/// <param name="Y">Values; where one is not finite, or not positive on a logarithmic axis, the curve has a gap.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
