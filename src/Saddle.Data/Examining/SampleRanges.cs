using System.Globalization;

namespace Saddle.Data.Examining;

/// <summary>Counts the values of each channel: their mean, spread and range.</summary>
/// <param name="images">The set.</param>
internal sealed class SampleRanges(ImageDataset images) : Examination
{
    private const int Values = 256;
    private const int LeastRange = 64;

    private readonly long[][] _counts = [.. Enumerable.Range(0, images.Channels).Select(_ => new long[Values])];

    /// <summary>One for each channel.</summary>
    public IReadOnlyList<ChannelStatistics> Channels =>
        [.. _counts.Zip(images.Channels == 1 ? ["grey"] : (string[])["red", "green", "blue"], Statistics)];

    /// <inheritdoc/>
    public override void Look(int index, ReadOnlySpan<byte> samples)
    {
        int plane = samples.Length / images.Channels;
        for (int i = 0; i < samples.Length; i++)
        {
            _counts[i / plane][samples[i]]++;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Findings()
    {
        double least = Channels.Min(channel => channel.Least), greatest = Channels.Max(channel => channel.Greatest);
        if (greatest - least < LeastRange)
        {
            yield return new Finding("range", greatest <= 1
                ? "no sample exceeds 1 of 255, so that all is as good as black"
                : string.Create(CultureInfo.InvariantCulture, $"all samples lie between {least} and {greatest} of 255"),
                "write the images again with samples from 0 to 255, truth values or real numbers in [0, 1]");
        }
    }

    private static ChannelStatistics Statistics(long[] counts, string name)
    {
        long count = 0, sum = 0, squares = 0;
        for (int value = 0; value < Values; value++)
        {
            count += counts[value];
            sum += counts[value] * value;
            squares += counts[value] * value * value;
        }

        return ChannelStatistics.From(name, count, sum, squares, counts.AsSpan().IndexOfAnyExcept(0),
            counts.AsSpan().LastIndexOfAnyExcept(0));
    }
}
