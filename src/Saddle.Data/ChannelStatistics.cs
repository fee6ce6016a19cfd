namespace Saddle.Data;

/// <summary>Mean and spread of one channel over all images, or of one coordinate over drawn points.</summary>
/// <param name="Name">red, green, blue, grey, x or y.</param>
/// <param name="Mean">Mean; for images in [0, 255].</param>
/// <param name="StandardDeviation">Square root of the mean squared distance from the mean.</param>
/// <param name="Least">The least value.</param>
/// <param name="Greatest">The greatest value.</param>
public sealed record ChannelStatistics(
    string Name, double Mean, double StandardDeviation, double Least, double Greatest)
{
    /// <summary>Statistics from a count, a sum, a sum of squares, and the range.</summary>
    internal static ChannelStatistics From(
        string name, long count, double sum, double squares, double least, double greatest)
    {
        double mean = sum / count;
        double deviation = Math.Sqrt(Math.Max(0, squares / count - mean * mean));
        return new ChannelStatistics(name, mean, deviation, least, greatest);
    }
}
