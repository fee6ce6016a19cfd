using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>Images of one size as bytes in order [count, channels, height, width], with labels where known.</summary>
/// <remarks>Immutable by convention: the arrays are kept as given and must not be written to.</remarks>
public sealed class ImageDataset : Dataset
{
    private string? _hash;

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
    {
        long size = (long)channels * height * width;
        if (channels is not (1 or 3) || height < 1 || width < 1 || pixels.LongLength % size != 0)
        {
            throw new ArgumentException($"ImageDataset: sizes and pixels do not fit. Images [{channels}, {height}, "
                + $"{width}] came with {pixels.LongLength} bytes. Pass 1 or 3 channels and whole images.");
        }

        Count = (int)(pixels.LongLength / size);
        if (labels is not null && (labels.Length != Count || labels.Any(l => (uint)l >= (uint)classNames.Count)))
        {
            throw new ArgumentException($"ImageDataset: labels do not fit. {Count} images came with {labels.Length} "
                + $"labels and {classNames.Count} class names. Pass one label per image, each naming a class.");
        }

        (Name, Channels, Height, Width, Pixels, Labels) = (name, channels, height, width, pixels, labels);
        ClassNames = labels is null ? [] : [.. classNames];
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Number of images.</summary>
    public int Count { get; }

    /// <summary>1 (grey) or 3 (red, green, blue).</summary>
    public int Channels { get; }

    /// <summary>Rows of each image.</summary>
    public int Height { get; }

    /// <summary>Columns of each image.</summary>
    public int Width { get; }

    /// <summary>Samples of one image: channels × height × width.</summary>
    public int SampleLength => Channels * Height * Width;

    /// <summary>All samples in order [count, channels, height, width].</summary>
    public byte[] Pixels { get; }

    /// <summary>Class number of each image, or null.</summary>
    public int[]? Labels { get; }

    /// <summary>Whether some pixel of the pictures that were read was not opaque.</summary>
    /// <value>false unless set.</value>
    public bool IsTransparent { get; init; }

    /// <summary>The file of each image, relative to the folder or archive, with forward slashes.</summary>
    /// <value>Empty where images are not files of their own.</value>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>The size of each picture before it was fitted.</summary>
    /// <value>Empty where images are not pictures of their own.</value>
    public IReadOnlyList<StoredSize> StoredSizes { get; init; } = [];

    /// <summary>Names of the classes; empty without labels.</summary>
    public override IReadOnlyList<string> ClassNames { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, of shape, pixels and labels; names do not count.</summary>
    public override string Hash => _hash ??= ComputeHash();

    /// <inheritdoc/>
    public override IBatchSource Batches(ulong seed, BatchOptions? options = null) =>
        new BatchStream(this, seed, options);

    /// <summary>The samples of one image, [channels, height, width].</summary>
    /// <param name="index">0 to Count − 1.</param>
    public ReadOnlySpan<byte> Image(int index) =>
        Pixels.AsSpan(checked((int)((long)index * SampleLength)), SampleLength);

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

        byte[] padded = Room(Channels, size, size);
        int top = (size - Height) / 2;
        int left = (size - Width) / 2;
        for (int plane = 0; plane < Count * Channels; plane++)
        {
            Span<byte> target = padded.AsSpan(plane * size * size, size * size);
            target.Fill(Sample(background, plane % Channels));
            for (int row = 0; row < Height; row++)
            {
                Pixels.AsSpan((plane * Height + row) * Width, Width).CopyTo(target[((top + row) * size + left)..]);
            }
        }

        return With(Channels, size, size, padded);
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
        var fitter = new Fitter(Width, Height, size, fit);
        byte[] resized = Room(Channels, size, size);
        for (int plane = 0; plane < Count * Channels; plane++)
        {
            fitter.Apply(
                Pixels.AsSpan(plane * Height * Width, Height * Width), 1,
                resized.AsSpan(plane * size * size, size * size), [Sample(background, plane % Channels)]);
        }

        return With(Channels, size, size, resized);
    }

    /// <summary>The same images in grey or in colour.</summary>
    /// <param name="channels">1 (luma, as <see cref="RasterImage.WithChannels"/>) or 3 (grey thrice).</param>
    public ImageDataset WithChannels(int channels)
    {
        if (channels == Channels)
        {
            return this;
        }

        int length = channels * Height * Width;
        byte[] pixels = Room(channels, Height, Width);
        for (int i = 0; i < Count; i++)
        {
            Planes.Separate(Picture(i).WithChannels(channels).Pixels, channels, pixels.AsSpan(i * length, length));
        }

        return With(channels, Height, Width, pixels);
    }

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
            : With(Channels, Height, Width, Pixels, [.. Labels.Select(label => places[label])], classes);
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

    private byte Sample(Rgb colour, int channel) => Channels == 1 ? colour.Luma : channel switch
    {
        0 => colour.Red,
        1 => colour.Green,
        _ => colour.Blue,
    };

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

    /// <summary>This set with other pixels of as many images.</summary>
    private ImageDataset With(int channels, int height, int width, byte[] pixels) =>
        With(channels, height, width, pixels, Labels, ClassNames);

    private ImageDataset With(
        int channels, int height, int width, byte[] pixels, int[]? labels, IReadOnlyList<string> classes) =>
        new(Name, channels, height, width, pixels, labels, classes)
        {
            BadFiles = BadFiles,
            FileCount = FileCount,
            Remarks = Remarks,
            IsTransparent = IsTransparent,
            FileNames = FileNames,
            StoredSizes = StoredSizes,
        };

    private ImageDataset Select(int[] indices)
    {
        var pixels = new byte[checked(indices.Length * SampleLength)];
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * SampleLength));
        }

        int[]? labels = Labels is null ? null : [.. indices.Select(index => Labels[index])];
        return new ImageDataset(Name, Channels, Height, Width, pixels, labels, ClassNames)
        {
            BadFiles = BadFiles,
            FileCount = FileCount,
            Remarks = Remarks,
            IsTransparent = IsTransparent,
            FileNames = FileNames.Count == 0 ? [] : [.. indices.Select(index => FileNames[index])],
            StoredSizes = StoredSizes.Count == 0 ? [] : [.. indices.Select(index => StoredSizes[index])],
        };
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string shape = string.Create(CultureInfo.InvariantCulture, $"{Count},{Channels},{Height},{Width};");
        hash.AppendData(Encoding.ASCII.GetBytes(shape));
        hash.AppendData(Pixels);
        var bytes = new byte[4];
        foreach (int label in Labels ?? [])
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, label);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
