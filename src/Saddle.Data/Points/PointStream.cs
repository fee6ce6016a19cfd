namespace Saddle.Data.Points;

/// <summary>Endless batches of points; sample i of a step is a pure function of (seed, stream, step, i).</summary>
/// <remarks>No state, so any thread may call it; allocates nothing.</remarks>
public sealed class PointStream : IBatchSource
{
    private readonly PointDistribution _distribution;
    private readonly ulong _seed;
    private readonly uint _stream;

    /// <summary>Batches of a distribution.</summary>
    /// <param name="distribution">Where points are drawn from.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Different streams give independent points: 0 for training, another for evaluation.</param>
    public PointStream(PointDistribution distribution, ulong seed, uint stream = 0) =>
        (_distribution, _seed, _stream) = (distribution, seed, RandomStreams.Points + stream);

    /// <summary>0: points never repeat.</summary>
    public int Count => 0;

    /// <inheritdoc/>
    public int[] SampleShape => [2];

    /// <inheritdoc/>
    public int ClassCount => _distribution.ClassCount;

    /// <inheritdoc/>
    public bool FillsQuickly => true;

    /// <inheritdoc/>
    public void Fill(long step, Span<float> samples, Span<long> labels)
    {
        int batch = BatchLength.Of(step, samples, labels, 2);
        for (int i = 0; i < batch; i++)
        {
            var random = new PointRandom(_seed, _stream, checked((uint)step), (uint)i);
            LabelledPoint point = _distribution.Draw(random);
            (samples[2 * i], samples[2 * i + 1]) = ((float)point.X, (float)point.Y);
            if (labels.Length > 0)
            {
                labels[i] = point.Label;
            }
        }
    }
}
