namespace Saddle.Data;

/// <summary>Checks the spans given to <see cref="IBatchSource.Fill"/>.</summary>
internal static class BatchLength
{
    /// <summary>Number of samples the spans hold.</summary>
    public static int Of(long step, Span<float> samples, Span<long> labels, int sampleLength)
    {
        int batch = samples.Length / sampleLength;
        bool fits = batch > 0 && samples.Length % sampleLength == 0 && (labels.Length == 0 || labels.Length == batch);
        if (!fits || step < 0)
        {
            throw new ArgumentException($"Fill: step and lengths do not fit. Step {step} came with {samples.Length} "
                + $"values and {labels.Length} labels; a sample has {sampleLength} values. Pass a step from 0 and "
                + "whole samples with one label each, or no labels.");
        }

        return batch;
    }
}
