namespace Saddle.Data;

/// <summary>Mean and spread of one channel over all images, or of one coordinate over drawn points.</summary>
/// <param name="Name">red, green, blue, grey, x or y.</param>
/// <param name="Mean">Mean; for images in [0, 255].</param>
/// <param name="StandardDeviation">Square root of the mean squared distance from the mean.</param>
public sealed record ChannelStatistics(string Name, double Mean, double StandardDeviation)
{
    /// <summary>Statistics from a count, a sum and a sum of squares.</summary>
    internal static ChannelStatistics From(string name, long count, double sum, double squares)
    {
        double mean = sum / count;
        return new ChannelStatistics(name, mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
    }
}
