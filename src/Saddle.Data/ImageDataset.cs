using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saddle.Data.Caches;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>Images of one size as bytes in order [count, channels, height, width], with labels where known.</summary>
/// <remarks>Immutable by convention: the arrays are kept as given and must not be written to. Parts of a set and sets
/// with other classes share its samples. Safe for concurrent use.</remarks>
public sealed class ImageDataset : Dataset
{
    private const int MostRead = 16 << 20;

    private string? _hash;
    private Lazy<bool> _transparency = new(() => false);

    /// <summary>Wraps pixels and labels; nothing is copied.</summary>
    /// <param name="name">What messages and reports call the set.</param>
    /// <param name="channels">1 (grey) or 3 (red, green, blue).</param>
    /// <param name="height">Rows of each image.</param>
    /// <param name="width">Columns of each image.</param>
    /// <param name="pixels">count × channels × height × width bytes.</param>
    /// <param name="labels">One class number per image, or null where none are known.</param>
    /// <param name="classNames">Names of the classes 0, 1, …; empty without labels.</param>
    /// <exception cref="ArgumentException">Sizes, pixels, labels and names do not fit together.</exception>
    public ImageDataset(string name, int channels, int height, int width, byte[] pixels, int[]? labels,
        IReadOnlyList<string> classNames)
        : this(name, channels, height, width, Held(channels, height, width, pixels), labels, classNames)
    {
    }

    internal ImageDataset(string name, int channels, int height, int width, ImageStore store, int[]? labels,
        IReadOnlyList<string> classNames)
    {
        if (labels is not null && (labels.Length != store.Count || labels.Any(l => (uint)l >= (uint)classNames.Count)))
        {
            throw new ArgumentException($"ImageDataset: labels do not fit. {store.Count} images came with "
                + $"{labels.Length} labels and {classNames.Count} class names. Pass one label per image, each naming a "
                + "class.");
        }

        (Name, Channels, Height, Width, Store, Labels) = (name, channels, height, width, store, labels);
        ClassNames = labels is null ? [] : [.. classNames];
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Number of images.</summary>
    public int Count => Store.Count;

    /// <summary>1 (grey) or 3 (red, green, blue).</summary>
    public int Channels { get; }

    /// <summary>Rows of each image.</summary>
    public int Height { get; }

    /// <summary>Columns of each image.</summary>
    public int Width { get; }

    /// <summary>Samples of one image: channels × height × width.</summary>
    public int SampleLength => Channels * Height * Width;

    /// <summary>Class number of each image, or null.</summary>
    public int[]? Labels { get; }

    /// <summary>The path of each image's file in its folder or archive.</summary>
    /// <value>Empty where images are not files of their own.</value>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>Whether some pixel of the pictures was not opaque; to know it, pictures may have to be
    /// decoded.</summary>
    /// <value>false unless set.</value>
    public bool IsTransparent
    {
        get => _transparency.Value;
        init => _transparency = new Lazy<bool>(() => value);
    }

    /// <summary>The size of each picture before it was fitted.</summary>
    /// <value>Empty where images are not pictures of their own.</value>
    public IReadOnlyList<StoredSize> StoredSizes { get; init; } = [];

    /// <summary>Names of the classes; empty without labels.</summary>
    public override IReadOnlyList<string> ClassNames { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, of shape, labels and samples; of more pictures than are decoded
    /// when they are opened, of the contents of their files and how they are fitted in place of samples. Names do not
    /// count.</summary>
    public override string Hash => _hash ??= ComputeHash();

    /// <summary>How many threads decode at once; 0 for one per processor.</summary>
    internal int DecodingThreads { get; init; }

    /// <summary>What damaged pictures are replaced with; null where they fail what asks for them.</summary>
    internal StandIns? StandIns { get; init; }

    /// <summary>Where decoded pictures are kept; null where they are not.</summary>
    internal PixelCache? Cache { get; init; }

    /// <summary>Finds out <see cref="IsTransparent"/>.</summary>
    internal Lazy<bool> Transparency
    {
        get => _transparency;
        init => _transparency = value;
    }

    /// <summary>Where the samples are.</summary>
    internal ImageStore Store { get; }

    /// <inheritdoc/>
    public override IBatchSource Batches(ulong seed, BatchOptions? options = null) =>
        new BatchStream(this, seed, options);

    /// <summary>The samples of one image, [channels, height, width].</summary>
    /// <param name="index">0 to Count − 1.</param>
    /// <returns>Of images in memory their own; else an array made for it: to read many, use <see cref="Read"/>.
    /// </returns>
    /// <exception cref="DataException">Its file cannot be read any more.</exception>
    public ReadOnlySpan<byte> Image(int index)
    {
        if (Store.IsHeld)
        {
            return Store.Image(index);
        }

        var samples = new byte[SampleLength];
        Read(index, samples);
        return samples;
    }

    /// <summary>Copies the samples of one image, [channels, height, width].</summary>
    /// <param name="index">0 to Count − 1.</param>
    /// <param name="to">SampleLength bytes.</param>
    /// <remarks>Where damaged pictures are skipped, another of its class stands in for one.</remarks>
    /// <exception cref="DataException">Its file is damaged, or cannot be read any more.</exception>
    public void Read(int index, Span<byte> to)
    {
        if (Store.TryRead(index, to) is not { } damage)
        {
            return;
        }

        if (StandIns is null)
        {
            throw damage;
        }

        if (!ReadStandIn(index, to))
        {
            throw new DataException(damage.File,
                $"{damage.Message} No other picture that could be shown instead can be decoded.", damage);
        }

        StandIns.Tell(damage);
    }

    /// <summary>Copies the samples of several images, read by several threads.</summary>
    /// <param name="indices">Which.</param>
    /// <param name="to">Their samples one after another.</param>
    internal void ReadAll(ReadOnlyMemory<int> indices, Memory<byte> to) => AtOnce.Do(indices.Length, DecodingThreads,
        i => Read(indices.Span[i], to.Span.Slice(i * SampleLength, SampleLength)));

    /// <summary>All samples in order [count, channels, height, width]: a copy, for which every image is read.</summary>
    /// <exception cref="DataException">They are more than an array holds, or a file cannot be read any more.
    /// </exception>
    public byte[] ToArray()
    {
        byte[] samples = Room(Channels, Height, Width);
        for (int i = 0; i < Count; i++)
        {
            Read(i, samples.AsSpan(i * SampleLength, SampleLength));
        }

        return samples;
    }

    /// <summary>One image as a picture.</summary>
    /// <param name="index">0 to Count − 1.</param>
    public RasterImage Picture(int index) => new(Width, Height, Channels, Planes.Interleave(Image(index), Channels));

    /// <summary>Each image centred in a larger square, as is usual for 28 → 32.</summary>
    /// <param name="size">Rows and columns of the result, at least those of the images.</param>
    /// <param name="background">Colour of the new pixels, black unless given; grey images take its luma.</param>
    /// <returns>A set of [channels, size, size]; where the rest is odd, the extra row or column comes last.</returns>
    /// <exception cref="ArgumentException">The images are larger than <paramref name="size"/>.</exception>
    public ImageDataset Pad(int size, Rgb background = default)
    {
        if (size < Height || size < Width)
        {
            throw new ArgumentException($"pad: the images are larger than the target. Images of {Height} x {Width} do "
                + $"not fit into {size} x {size}. Choose a larger size, or resize.");
        }

        return Transformed(Channels, size, size,
            () => new PaddedStore(Store, Height, Width, size, Samples(background)));
    }

    /// <summary>Each image resampled to a square: bicubic, free of aliasing, to the bit as Pillow's BICUBIC.</summary>
    /// <param name="size">Rows and columns of the result, at least 1.</param>
    /// <param name="fit">How images of other proportions are brought into it.</param>
    /// <param name="background">What is seen around contained images, black unless given; grey images take its
    /// luma.</param>
    /// <returns>A set of [channels, size, size].</returns>
    public ImageDataset Resize(int size, Fit fit = Fit.Cover, Rgb background = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Transformed(Channels, size, size,
            () => new ResizedStore(Store, Height, Width, size, fit, Samples(background)));
    }

    /// <summary>The same images in grey or in colour.</summary>
    /// <param name="channels">1 (luma, as <see cref="RasterImage.WithChannels"/>) or 3 (grey thrice).</param>
    public ImageDataset WithChannels(int channels) => channels == Channels ? this : Transformed(
        channels, Height, Width, () => new RecolouredStore(Store, Height * Width, Channels, channels));

    /// <summary>The first images; of labelled ones the first of each class in turn, in the set's order.</summary>
    /// <param name="count">At most this many; all where there are fewer.</param>
    public ImageDataset Take(int count) => count >= Count ? this : Select(First(Math.Max(0, count)));

    /// <summary>The same images with the classes of another set, which are told by name.</summary>
    /// <param name="classes">The other set's classes.</param>
    /// <returns>null where an image is of a class that has no such name, or labels are not known.</returns>
    public ImageDataset? WithClasses(IReadOnlyList<string> classes)
    {
        Dictionary<string, int> numbers = [];
        foreach ((int number, string name) in classes.Index())
        {
            numbers.TryAdd(name, number);
        }

        int[] places = [.. ClassNames.Select(name => numbers.GetValueOrDefault(name, -1))];
        return Labels is null || Labels.Any(label => places[label] < 0) ? null
            : With(Channels, Height, Width, Store, [.. Labels.Select(label => places[label])], classes);
    }

    /// <summary>Two disjoint parts drawn by chance; together they are the whole set.</summary>
    /// <param name="validationCount">Images of the second part, 0 to Count.</param>
    /// <param name="seed">Decides which; the same seed gives the same parts.</param>
    public (ImageDataset Training, ImageDataset Validation) Split(int validationCount, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(validationCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validationCount, Count);
        var order = new int[Count];
        Permutation.Fill(order, seed, RandomStreams.Split, 0);
        int[] validation = order[..validationCount];
        int[] training = order[validationCount..];
        Array.Sort(validation);
        Array.Sort(training);
        return (Select(training), Select(validation));
    }

    // Of the pictures of the same class the next one that is sound, after the last the first.
    private bool ReadStandIn(int index, Span<byte> to)
    {
        for (int i = 1; i < Count; i++)
        {
            int next = (int)(((long)index + i) % Count);
            if (Labels?[next] == Labels?[index] && Store.TryRead(next, to) is null)
            {
                return true;
            }
        }

        return false;
    }

    private int[] First(int count)
    {
        if (Labels is null)
        {
            return [.. Enumerable.Range(0, count)];
        }

        var seen = new int[ClassNames.Count];
        return
        [
            .. Labels.Index().Select(image => (Turn: seen[image.Item]++, image.Item, image.Index)).Order()
                .Take(count).Select(image => image.Index).Order(),
        ];
    }

    private static MemoryStore Held(int channels, int height, int width, byte[] pixels)
    {
        long size = (long)channels * height * width;
        return channels is 1 or 3 && height >= 1 && width >= 1 && pixels.LongLength % size == 0
            ? new MemoryStore(pixels, (int)size)
            : throw new ArgumentException($"ImageDataset: sizes and pixels do not fit. Images [{channels}, {height}, "
                + $"{width}] came with {pixels.LongLength} bytes. Pass 1 or 3 channels and whole images.");
    }

    private byte[] Samples(Rgb colour) => Channels == 1 ? [colour.Luma] : [colour.Red, colour.Green, colour.Blue];

    /// <summary>Space for as many images of another size, checked before it is taken.</summary>
    private byte[] Room(int channels, int height, int width)
    {
        Int128 bytes = (Int128)Count * channels * height * width;
        return bytes <= Array.MaxLength ? new byte[(int)bytes] : throw new DataException(Name,
            string.Create(CultureInfo.InvariantCulture, $"data: '{Name}' becomes too large. {Count} images of ")
            + string.Create(
                CultureInfo.InvariantCulture, $"[{channels}, {height}, {width}] are {bytes} bytes, the limit ")
            + string.Create(CultureInfo.InvariantCulture, $"is {Array.MaxLength}. Choose a smaller size, or a limit."));
    }

    /// <summary>This set with images that are changed at once where all are in memory, else when they are
    /// read.</summary>
    private ImageDataset Transformed(int channels, int height, int width, Func<ImageStore> change)
    {
        if (!Store.IsHeld)
        {
            return With(channels, height, width, change(), Labels, ClassNames);
        }

        byte[] samples = Room(channels, height, width);
        ImageStore changed = change();
        int length = changed.SampleLength;
        for (int i = 0; i < Count; i++)
        {
            changed.TryRead(i, samples.AsSpan(i * length, length));
        }

        return With(channels, height, width, new MemoryStore(samples, length), Labels, ClassNames);
    }

    private ImageDataset With(
        int channels, int height, int width, ImageStore store, int[]? labels, IReadOnlyList<string> classes,
        IReadOnlyList<string>? names = null, IReadOnlyList<StoredSize>? sizes = null) =>
        new(Name, channels, height, width, store, labels, classes)
        {
            BadFiles = BadFiles,
            FileCount = FileCount,
            FileNames = names ?? FileNames,
            Remarks = Remarks,
            Transparency = Transparency,
            DecodingThreads = DecodingThreads,
            StandIns = StandIns,
            StoredSizes = sizes ?? StoredSizes,
            Cache = Cache,
        };

    private ImageDataset Select(int[] indices)
    {
        int[]? labels = Labels is null ? null : [.. indices.Select(index => Labels[index])];
        string[] names = FileNames.Count == 0 ? [] : [.. indices.Select(index => FileNames[index])];
        StoredSize[] sizes = StoredSizes.Count == 0 ? [] : [.. indices.Select(index => StoredSizes[index])];
        return With(Channels, Height, Width, new SelectedStore(Store, indices), labels, ClassNames, names, sizes);
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bool isKeyed = Count > 0 && Store.KeyOf(0) is not null;
        string shape = string.Create(CultureInfo.InvariantCulture, $"{Count},{Channels},{Height},{Width};");
        hash.AppendData(Encoding.UTF8.GetBytes(shape + (isKeyed ? Store.Recipe : "")));
        for (int i = 0; i < Count && (isKeyed || Store.IsHeld); i++)
        {
            hash.AppendData(isKeyed ? Store.KeyOf(i)! : Store.Image(i));
        }

        if (!isKeyed && !Store.IsHeld)
        {
            AddSamples(hash);
        }

        var bytes = new byte[4];
        foreach (int label in Labels ?? [])
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, label);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Some at a time, so that several threads decode.
    private void AddSamples(IncrementalHash hash)
    {
        int most = Math.Clamp(MostRead / SampleLength, 1, Math.Max(1, Count));
        var samples = new byte[most * SampleLength];
        for (int first = 0; first < Count; first += most)
        {
            int[] indices = [.. Enumerable.Range(first, Math.Min(most, Count - first))];
            ReadAll(indices, samples);
            hash.AppendData(samples.AsSpan(0, indices.Length * SampleLength));
        }
    }
}
