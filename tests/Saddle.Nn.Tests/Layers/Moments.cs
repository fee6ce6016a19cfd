namespace Saddle.Nn.Tests.Layers;

/// <summary>Mean and biased variance of groups of elements, by the textbook's two passes.</summary>
internal sealed class Moments
{
    private readonly Dictionary<int, double> _means = [];
    private readonly Dictionary<int, double> _variances = [];
    private readonly double[] _x;
    private readonly Func<int, int> _group;

    /// <param name="x">The elements.</param>
    /// <param name="group">The group of the element at a position.</param>
    public Moments(double[] x, Func<int, int> group)
    {
        (_x, _group) = (x, group);
        foreach (IGrouping<int, int> members in Enumerable.Range(0, x.Length).GroupBy(group))
        {
            double mean = members.Average(i => x[i]);
            _means[members.Key] = mean;
            _variances[members.Key] = members.Average(i => (x[i] - mean) * (x[i] - mean));
        }
    }

    public double Mean(int group) => _means[group];

    public double Variance(int group) => _variances[group];

    public double Standardised(int position, double epsilon) =>
        (_x[position] - _means[_group(position)]) / Math.Sqrt(_variances[_group(position)] + epsilon);
}
