using Saddle.Data;

namespace Saddle.Benchmarks.Workloads;

/// <summary>One batch of noise, the same at every step: workloads that measure training, not loading.</summary>
internal sealed class FixedBatch(params int[] sampleShape) : IBatchSource
{
    private float[] _values = [];

    public int Count => 0;

    public int[] SampleShape => sampleShape;

    public int ClassCount => 0;

    public bool FillsQuickly => true;

    public void Fill(long step, Span<float> samples, Span<long> labels)
    {
        if (_values.Length != samples.Length)
        {
            _values = new float[samples.Length];
            Noise.Fill(_values);
        }

        _values.CopyTo(samples);
    }
}
