using Saddle.Data;

namespace Saddle.Benchmarks.Workloads;

/// <summary>One batch of noise, the same at every step: workloads that measure training, not loading.</summary>
internal sealed class FixedBatch(Shape example) : IBatchSource
{
    private TensorBuffer? _values;

    public int Count => 0;

    public IReadOnlyList<TensorSpec> Specs { get; } = [new(example, ElementType.Float32, "noise")];

    public ClassShares Classes => ClassShares.None;

    public bool FillsQuickly => true;

    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        int count = BatchBuffers.RequireFit(Specs, step, batch);
        if (_values?.Shape[0] != count)
        {
            _values = this.NewBatch(count)[0];
            Noise.Fill(_values.Span<float>());
        }

        batch[0].Load(_values);
    }
}
