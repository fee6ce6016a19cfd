namespace Saddle.Data;

/// <summary>Endless batches of an image set: every epoch shows each image once, in an order of its own.</summary>
/// <remarks>Order is a function of (seed, epoch), mirroring of (seed, epoch, image), noise of (seed, position), so a
/// batch is a function of its step alone; batches run across the ends of epochs. Bytes x become x / 127.5 − 1. May be
/// called from several threads; of a set in memory nothing is allocated after the first call. Images that are not in
/// memory are decoded by several threads.</remarks>
public sealed class BatchStream : IBatchSource
{
    private static readonly float[] s_values = [.. Enumerable.Range(0, 256).Select(x => x / 127.5f - 1)];

    private readonly ImageDataset _set;
    private readonly ulong _seed;
    private readonly BatchOptions _options;
    private readonly int[] _order;
    private int[] _images = [];
    private byte[] _samples = [];
    private readonly Lock _gate = new();
    private long _epochOfOrder = -1;

    /// <summary>Batches of a set.</summary>
    /// <param name="set">At least one image.</param>
    /// <param name="seed">Decides order, mirroring and noise.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    public BatchStream(ImageDataset set, ulong seed, BatchOptions? options = null)
    {
        if (set.Count == 0)
        {
            throw new ArgumentException(
                $"BatchStream: there is nothing to draw from. Set '{set.Name}' has 0 images. Pass at least one image.");
        }

        (_set, _seed, _options) = (set, seed, options ?? new BatchOptions());
        _order = new int[set.Count];
        var images = new TensorSpec([set.Channels, set.Height, set.Width], ElementType.Float32, "images");
        Specs = set.Labels is null ? [images] : [images, new([], ElementType.Int64, "labels")];
        Classes = ClassShares.Of(set.Labels ?? [], set.ClassNames.Count);
    }

    /// <inheritdoc/>
    public int Count => _set.Count;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Specs { get; }

    /// <inheritdoc/>
    public ClassShares Classes { get; }

    /// <inheritdoc/>
    public bool FillsQuickly => !ReadsFiles && !_options.Dequantise;

    /// <inheritdoc/>
    public bool ReadsFiles => !_set.Store.IsHeld;

    /// <inheritdoc/>
    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        int count = BatchBuffers.RequireFit(Specs, step, batch);
        int length = _set.SampleLength;
        Span<float> images = batch[0].Span<float>();
        Span<long> labels = batch.Count > 1 ? batch[1].Span<long>() : [];
        lock (_gate)
        {
            Choose(checked(step * count), count);
            for (int i = 0; i < count; i++)
            {
                int image = _images[i];
                ReadOnlySpan<byte> from = ReadsFiles ? _samples.AsSpan(i * length, length) : _set.Image(image);
                Copy(image, checked(step * count + i), from, images.Slice(i * length, length));
                if (labels.Length > 0)
                {
                    labels[i] = _set.Labels![image];
                }
            }
        }
    }

    // Which images a batch has, and the samples of such as are not in memory.
    private void Choose(long first, int count)
    {
        if (_images.Length < count)
        {
            _images = new int[count];
            _samples = new byte[ReadsFiles ? checked(count * _set.SampleLength) : 0];
        }

        for (int i = 0; i < count; i++)
        {
            _images[i] = ImageAt(checked(first + i));
        }

        if (ReadsFiles)
        {
            _set.ReadAll(_images.AsMemory(0, count), _samples);
        }
    }

    private int ImageAt(long position)
    {
        long epoch = position / Count;
        if (!_options.Shuffle)
        {
            return (int)(position % Count);
        }

        if (epoch != _epochOfOrder)
        {
            Permutation.Fill(_order, _seed, RandomStreams.Shuffle, checked((uint)epoch));
            _epochOfOrder = epoch;
        }

        return _order[position % Count];
    }

    private void Copy(int image, long position, ReadOnlySpan<byte> from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = s_values[from[i]];
        }

        uint epoch = checked((uint)(position / Count));
        if (_options.Mirror && CounterRandom.Below(2, _seed, RandomStreams.Mirror, epoch, (ulong)image) == 1)
        {
            for (int row = 0; row < to.Length; row += _set.Width)
            {
                to.Slice(row, _set.Width).Reverse();
            }
        }

        if (_options.Dequantise)
        {
            AddNoise(position, to);
        }
    }

    private void AddNoise(long position, Span<float> to)
    {
        ulong first = (ulong)position * (ulong)to.Length;
        for (int i = 0; i < to.Length; i++)
        {
            to[i] += (float)(CounterRandom.Uniform(_seed, RandomStreams.Dequantise, 0, first + (ulong)i) / 128);
        }
    }
}
