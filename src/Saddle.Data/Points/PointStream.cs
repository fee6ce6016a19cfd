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
    public PointStream(PointDistribution distribution, ulong seed, uint stream = 0)
    {
        (_distribution, _seed, _stream) = (distribution, seed, RandomStreams.Points + stream);
        var points = new TensorSpec([2], ElementType.Float32, "points");
        Specs = distribution.ClassCount == 0 ? [points] : [points, new([], ElementType.Int64, "labels")];
        Classes = ClassShares.Equal(distribution.ClassCount);
    }

    /// <summary>0: points never repeat.</summary>
    public int Count => 0;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Specs { get; }

    /// <inheritdoc/>
    public ClassShares Classes { get; }

    /// <inheritdoc/>
    public bool FillsQuickly => true;

    /// <inheritdoc/>
    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        int count = BatchBuffers.RequireFit(Specs, step, batch);
        Span<float> points = batch[0].Span<float>();
        Span<long> labels = batch.Count > 1 ? batch[1].Span<long>() : [];
        for (int i = 0; i < count; i++)
        {
            var random = new PointRandom(_seed, _stream, checked((uint)step), (uint)i);
            LabelledPoint point = _distribution.Draw(random);
            (points[2 * i], points[2 * i + 1]) = ((float)point.X, (float)point.Y);
            if (labels.Length > 0)
            {
                labels[i] = point.Label;
            }
        }
    }
}
