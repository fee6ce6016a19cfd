namespace Saddle.Training.Learners;

/// <summary>What the host writes before programs run: step sizes, scalars of the formulation, and samples.</summary>
internal sealed class GameInputs(Cast cast, int batch)
{
    private readonly List<SampleBuffers> _samples = [];

    /// <summary>One step size per player.</summary>
    public TensorBuffer[] Rates { get; } = Numbers(cast.Players.Count);

    /// <summary>The formulation's scalars, then the part of averages that stays.</summary>
    public TensorBuffer[] Given { get; } = Numbers(cast.Formulation.Scalars.Count + 1);

    /// <summary>The buffers of a sample; programs share them.</summary>
    public SampleBuffers this[int sample]
    {
        get
        {
            while (_samples.Count <= sample)
            {
                _samples.Add(new SampleBuffers(
                    new TensorBuffer([2], ElementType.Int64),
                    [.. cast.Parts.Select(part => new TensorBuffer([batch, .. part.Shape], part.Type))]));
            }

            return _samples[sample];
        }
    }

    /// <summary>The buffers of the first so many samples: key, then data.</summary>
    public IReadOnlyList<IReadOnlyList<TensorBuffer>> Of(int samples) =>
        [.. Enumerable.Range(0, samples).Select(i => (IReadOnlyList<TensorBuffer>)[this[i].Key, .. this[i].Data])];

    private static TensorBuffer[] Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new TensorBuffer([]))];
}

/// <summary>One sample.</summary>
/// <param name="Key">Int64 [2]: seed and number of the draw.</param>
/// <param name="Data">One buffer [n, ..part] for each part that losses read.</param>
internal sealed record SampleBuffers(TensorBuffer Key, TensorBuffer[] Data);
