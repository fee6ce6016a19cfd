using System.Globalization;

namespace Saddle.Data;

/// <summary>Endless batches of an image set: every epoch shows each image once, in an order of its own; or
/// classes are balanced.</summary>
/// <remarks>Order is a function of (seed, epoch), of balanced classes of (seed, class, pass); crops, mirroring and
/// colour are of (seed, epoch or pass, image), noise of (seed, position), so a batch is a function of its step alone;
/// batches run across the ends of epochs. Bytes x become x / 127.5 − 1. May be called from several threads; of a set in
/// memory nothing is allocated after the first call. Images that are not in memory are decoded by several
/// threads.</remarks>
public sealed class BatchStream : IBatchSource
{
    private static readonly float[] s_values = [.. Enumerable.Range(0, 256).Select(x => x / 127.5f - 1)];

    private readonly ImageDataset _set;
    private readonly ulong _seed;
    private readonly BatchOptions _options;
    private readonly Augmentation[] _augmentations;
    private readonly ImageOrder _order;
    private int[] _images = [];
    private uint[] _epochs = [];
    private byte[] _samples = [];
    private readonly Lock _gate = new();

    /// <summary>Batches of a set.</summary>
    /// <param name="set">At least one image.</param>
    /// <param name="seed">Decides order, crops, mirroring, colour and noise.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArgumentException">The set is empty or has no labels to balance, the margin is too large for
    /// its images, or the jitter out of range.</exception>
    public BatchStream(ImageDataset set, ulong seed, BatchOptions? options = null)
    {
        if (set.Count == 0)
        {
            throw new ArgumentException(
                $"BatchStream: there is nothing to draw from. Set '{set.Name}' has 0 images. Pass at least one image.");
        }

        (_set, _seed, _options) = (set, seed, options ?? new BatchOptions());
        RequireMargin(_options.CropMargin, set);
        RequireStrength(_options.ColourJitter);
        _augmentations = [.. Augmentations(_options, set, seed)];
        _order = OrderOf(_options, set, seed);
        var images = new TensorSpec([set.Channels, set.Height, set.Width], ElementType.Float32, "images");
        Specs = set.Labels is null ? [images] : [images, new([], ElementType.Int64, "labels")];
        var shares = ClassShares.Of(set.Labels ?? [], set.ClassNames.Count);
        Classes = _options.Balanced ? shares.Balanced() : shares;
    }

    /// <inheritdoc/>
    public int Count => _set.Count;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Specs { get; }

    /// <inheritdoc/>
    public ClassShares Classes { get; }

    /// <inheritdoc/>
    public bool FillsQuickly => !ReadsFiles && _options is { Dequantise: false, ColourJitter: 0 };

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
                Copy(image, _epochs[i], step * count + i, from, images.Slice(i * length, length));
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
            _epochs = new uint[count];
            _samples = new byte[ReadsFiles ? checked(count * _set.SampleLength) : 0];
        }

        for (int i = 0; i < count; i++)
        {
            (_images[i], _epochs[i]) = _order.At(checked(first + i));
        }

        if (ReadsFiles)
        {
            _set.ReadAll(_images.AsMemory(0, count), _samples);
        }
    }

    private static ImageOrder OrderOf(BatchOptions options, ImageDataset set, ulong seed) =>
        !options.Balanced ? new EpochOrder(set.Count, seed, options.Shuffle)
        : set.Labels is { } labels ? new BalancedOrder(labels, seed, options.Shuffle)
        : throw new ArgumentException($"BatchStream: classes cannot be balanced. Set '{set.Name}' has no labels. Pass "
            + "labelled images.");

    // In the order in which they are applied.
    private static IEnumerable<Augmentation> Augmentations(BatchOptions options, ImageDataset set, ulong seed)
    {
        if (options.CropMargin > 0)
        {
            yield return new RandomCrop(set.Height, set.Width, options.CropMargin, seed);
        }

        if (options.Mirror)
        {
            yield return new Mirror(set.Width, seed);
        }

        if (options.ColourJitter > 0)
        {
            yield return new ColourJitter(set.Channels, options.ColourJitter, seed);
        }
    }

    private static void RequireMargin(int margin, ImageDataset set)
    {
        if (margin < 0 || (margin > 0 && margin >= Math.Min(set.Height, set.Width)))
        {
            throw new ArgumentException($"BatchStream: the margin of crops does not fit. It is {margin}, images of "
                + $"'{set.Name}' have {set.Height} x {set.Width} pixels. Pass a margin from 0 to below rows and "
                + "columns.");
        }
    }

    private static void RequireStrength(double jitter)
    {
        if (!(jitter >= 0 && jitter < 1))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"BatchStream: the jitter of colours is out of range. It is {jitter}. ")
                + "Pass a number from 0 to below 1.");
        }
    }

    private void Copy(int image, uint epoch, long position, ReadOnlySpan<byte> from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = s_values[from[i]];
        }

        foreach (Augmentation augmentation in _augmentations)
        {
            augmentation.Apply(to, epoch, (ulong)image);
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
