namespace Saddle.Gans.Training;

/// <summary>What the host writes before turns and their programs read: step sizes, noise, and samples.</summary>
internal sealed class GanInputs
{
    /// <summary>Where the step sizes are in <see cref="Step"/>, one per player.</summary>
    public static readonly Range Rates = 0..2;

    /// <summary>Where the standard deviation of instance noise is in <see cref="Step"/>.</summary>
    public const int Noise = 2;

    /// <summary>Where the part of the generator's average that stays is in <see cref="Step"/>.</summary>
    public const int Decay = 3;

    private readonly List<DrawBuffers> _draws = [];
    private readonly int _classes;

    public GanInputs(GanModel model, int batch) => (Real, _classes) = ([batch, .. model.Sample], model.Classes);

    /// <summary>The shape of a batch of real examples.</summary>
    public Shape Real { get; }

    /// <summary>Scalars that hold for a whole step.</summary>
    public TensorBuffer[] Step { get; } = [new([]), new([]), new([]), new([])];

    /// <summary>The buffers of a draw; programs share them.</summary>
    public DrawBuffers this[int draw]
    {
        get
        {
            while (_draws.Count <= draw)
            {
                _draws.Add(new DrawBuffers(
                    new([2], ElementType.Int64), new(Real), _classes > 0 ? new([Real[0]], ElementType.Int64) : null));
            }

            return _draws[draw];
        }
    }

    /// <summary>
    /// The buffers of the first so many draws, draw by draw: key, real examples, labels where there are classes.
    /// </summary>
    public IEnumerable<TensorBuffer> Of(int draws) => Enumerable.Range(0, draws).SelectMany(draw => this[draw].All);

    public void Set(double generatorRate, double criticRate, double noise, double decay)
    {
        Step[GanGame.Generator].Span<float>()[0] = (float)generatorRate;
        Step[GanGame.Critic].Span<float>()[0] = (float)criticRate;
        Step[Noise].Span<float>()[0] = (float)noise;
        Step[Decay].Span<float>()[0] = (float)decay;
    }
}

/// <summary>One sample.</summary>
/// <param name="Key">Int64 [2]: seed and number of the draw.</param>
/// <param name="Real">[n, ..sample].</param>
/// <param name="Labels">Int64 [n]; null where the model is unconditional.</param>
internal sealed record DrawBuffers(TensorBuffer Key, TensorBuffer Real, TensorBuffer? Labels)
{
    /// <summary>What a source of data fills.</summary>
    public IReadOnlyList<TensorBuffer> Batch { get; } = Labels is null ? [Real] : [Real, Labels];

    public IEnumerable<TensorBuffer> All => Labels is null ? [Key, Real] : [Key, Real, Labels];
}
