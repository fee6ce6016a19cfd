using System.Globalization;
using Saddle.Data.Examining;
using Saddle.Data.Points;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>What there is to know about a data set before training on it.</summary>
/// <remarks>Distributions of points are described by 10,000 points drawn with seed 0.</remarks>
public sealed class DatasetReport
{
    private const int DrawnPoints = 10_000;
    private const int SheetCells = 100;
    private const int ClassesTold = 5;
    private const string Number = "0.###";

    private readonly Dataset _data;
    private readonly float[] _points;
    private readonly int[] _damaged = [];
    private string? _sizes;

    private DatasetReport(Dataset data, float[] points, params int[] damaged) =>
        (_data, _points, _damaged) = (data, points, damaged);

    /// <summary>The set's name.</summary>
    public string Name => _data.Name;

    /// <summary>Number of images; 0 for points, which never end.</summary>
    public int Count => _data is ImageDataset images ? images.Count : 0;

    /// <summary>[channels, height, width], or [2] for points.</summary>
    public IReadOnlyList<int> SampleShape =>
        _data is ImageDataset images ? [images.Channels, images.Height, images.Width] : [2];

    /// <summary>The set's content hash.</summary>
    public string Hash => _data.Hash;

    /// <summary>Samples per class; empty without labels.</summary>
    public IReadOnlyList<ClassTally> Histogram { get; private init; } = [];

    /// <summary>Mean and spread of each channel or coordinate.</summary>
    public IReadOnlyList<ChannelStatistics> Channels { get; private init; } = [];

    /// <summary>What will hurt a model, and what mends it.</summary>
    /// <value>Empty for points.</value>
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    /// <summary>Files that were left out.</summary>
    public IReadOnlyList<BadFile> BadFiles => _data.BadFiles;

    /// <summary>Pictures that cannot be decoded, though their headers are sound: of a large folder they are part of the
    /// set, and end what asks for them unless they are skipped.</summary>
    public IReadOnlyList<BadFile> Damaged { get; private init; } = [];

    /// <summary>Where decoded pictures are kept, and how much space those of the set take there at most; null where
    /// they are not kept.</summary>
    public string? Cache => _data is ImageDataset { Cache: { } cache } images
        ? string.Create(CultureInfo.InvariantCulture, $"{cache.Path} (up to {Megabytes(images, cache):N0} MB)")
        : null;

    /// <summary>What was made of the files that their owner may not expect.</summary>
    public IReadOnlyList<string> Remarks => [.. _data.Remarks, .. EmptyClasses];

    private ClassNames Classes => new(_data.ClassNames);

    // Such as those below labels that begin at 1.
    private string[] EmptyClasses
    {
        get
        {
            string[] empty = [.. Histogram.Index().Where(entry => entry.Item.Count == 0)
                .Select(entry => Classes.Told(entry.Index))];
            string names = string.Join(", ", empty.Take(ClassesTold)) + (empty.Length > ClassesTold ? ", …" : "");
            return empty.Length == 0 ? [] : [string.Create(CultureInfo.InvariantCulture,
                $"{empty.Length} of {Histogram.Count} classes have no examples, and are never drawn or evaluated: ")
                + names];
        }
    }

    /// <summary>Examines a set.</summary>
    /// <param name="data">Images or points.</param>
    /// <param name="options">How it was opened, and who is told how far it is; null means the defaults.</param>
    /// <exception cref="ArgumentException">The set holds something else.</exception>
    /// <exception cref="DataException">No picture can be decoded, or a file cannot be read any more.</exception>
    public static DatasetReport Of(Dataset data, DatasetOptions? options = null) => data switch
    {
        ImageDataset images => OfImages(images, options ?? new DatasetOptions()),
        PointDataset points => OfPoints(points),
        _ => throw new ArgumentException($"report: there is none for this kind of data. '{data.Name}' is a "
            + $"{data.GetType().Name}. Pass a set of images or points."),
    };

    /// <summary>A picture of the set: its first images in a grid, evenly by class, or a plot of points.</summary>
    public RasterImage ContactSheet()
    {
        if (_data is not ImageDataset images)
        {
            return PointPlot.Of(_points);
        }

        (int[] chosen, int columns) = Chosen(images);
        chosen = chosen[..ImageGrid.Fitting(chosen.Length, images.Channels, images.Height, images.Width)];
        var samples = new byte[checked(chosen.Length * images.SampleLength)];
        for (int i = 0; i < chosen.Length; i++)
        {
            images.Image(chosen[i]).CopyTo(samples.AsSpan(i * images.SampleLength));
        }

        return ImageGrid.Of(samples, images.Channels, images.Height, images.Width, columns);
    }

    /// <summary>The report as lines of text: first what there is, then what is wrong with it, each with what mends it,
    /// and last the bad files, each with its reason.</summary>
    public override string ToString() => string.Concat(Lines().Select(line => PrintableLine.Of(line) + "\n"));

    private IEnumerable<string> Lines()
    {
        string count = Count > 0 ? Count.ToString("N0", CultureInfo.InvariantCulture) + " images" : "endless points";
        ClassNames classes = Classes;
        return
        [
            $"{Name}: {count} of shape [{string.Join(", ", SampleShape)}]",
            $"sha256 {Hash}",
            .. _sizes is null ? Array.Empty<string>() : [_sizes],
            .. Channels.Select(Line),
            .. Histogram.Index().Where(entry => entry.Item.Count > 0).Select(entry => string.Create(
                CultureInfo.InvariantCulture, $"class {classes.Told(entry.Index)}: {entry.Item.Count}")),
            .. Remarks.Select(remark => $"note: {remark}"),
            .. Findings.Select(finding => finding.ToString()),
            .. Damaged.Select(file => $"damaged {file.Path}: {file.Reason}"),
            .. Cache is { } cache ? [$"cache: {cache}"] : Array.Empty<string>(),
            .. BadFiles.Select(file => $"left out {file.Path}: {file.Reason}"),
        ];
    }

    private static string Line(ChannelStatistics channel) => string.Create(CultureInfo.InvariantCulture,
        $"{channel.Name}: mean {channel.Mean:F3}, standard deviation {channel.StandardDeviation:F3}, ")
        + $"from {channel.Least.ToString(Number, CultureInfo.InvariantCulture)} "
        + $"to {channel.Greatest.ToString(Number, CultureInfo.InvariantCulture)}";

    private static double Megabytes(ImageDataset images, Caches.PixelCache cache) =>
        Math.Ceiling(cache.MostBytes(images.Count) / 1e6);

    private static DatasetReport OfImages(ImageDataset images, DatasetOptions options)
    {
        ClassTally[] histogram =
            Tally(images.ClassNames, Array.ConvertAll(images.Labels ?? [], label => (long)label));
        var sizes = new PictureSizes(images, options);
        var ranges = new SampleRanges(images);
        var duplicates = new Duplicates(images);
        Examination[] examinations =
        [
            new SetSize(images), sizes, ranges, new BrightEdges(images, options), new ConstantImages(images),
            duplicates, new NearDuplicates(images, duplicates), new ClassBalance(images, histogram),
        ];
        IReadOnlyList<(int Image, DataException Damage)> damaged =
            Examination.LookAtAll(images, examinations, options.Progress, options.Cancellation);
        if (damaged.Count == images.Count)
        {
            throw new DataException(images.Name, $"data: '{images.Name}' has no images. None of its {images.Count} "
                + $"pictures can be decoded, the first because: {damaged[0].Damage.Message} Mend them, or name other "
                + "data.", damaged[0].Damage);
        }

        return new DatasetReport(images, [], [.. damaged.Select(entry => entry.Image)])
        {
            Damaged = [.. damaged.Select(entry => new BadFile(entry.Damage.File, entry.Damage.Message))],
            _sizes = sizes.Summary,
            Histogram = histogram,
            Channels = ranges.Channels,
            Findings =
            [
                .. examinations.SelectMany(examination => examination.Findings()),
                .. Undecodable(damaged.Count, images.Count),
            ],
        };
    }

    private static Finding[] Undecodable(int damaged, int all) => damaged == 0 ? [] :
    [
        new Finding("damaged", string.Create(CultureInfo.InvariantCulture,
            $"{damaged} of {all} pictures cannot be decoded"), "mend or remove them, or train with --skip-damaged"),
    ];

    private static DatasetReport OfPoints(PointDataset data)
    {
        TensorBuffer[] drawn = new PointStream(data.Distribution, seed: 0).Draw(step: 0, DrawnPoints);
        float[] points = drawn[0].Span<float>().ToArray();
        long[] labels = drawn.Length > 1 ? drawn[1].Span<long>().ToArray() : [];
        return new DatasetReport(data, points)
        {
            Histogram = Tally(data.ClassNames, labels),
            Channels = [Examine(points, 0, "x"), Examine(points, 1, "y")],
        };
    }

    private static ClassTally[] Tally(IReadOnlyList<string> names, long[] labels)
    {
        var counts = new long[names.Count];
        foreach (long label in labels)
        {
            if (label < counts.Length)
            {
                counts[label]++;
            }
        }

        return [.. names.Select((name, i) => new ClassTally(name, counts[i]))];
    }

    private static ChannelStatistics Examine(float[] points, int coordinate, string name)
    {
        double sum = 0;
        double squares = 0;
        double least = points[coordinate];
        double greatest = points[coordinate];
        for (int i = coordinate; i < points.Length; i += 2)
        {
            sum += points[i];
            squares += (double)points[i] * points[i];
            least = Math.Min(least, points[i]);
            greatest = Math.Max(greatest, points[i]);
        }

        return ChannelStatistics.From(name, points.Length / 2, sum, squares, least, greatest);
    }

    /// <summary>Of those that can be decoded: with up to ten classes, rows holding one image of each class; else the
    /// first images.</summary>
    private (int[] Images, int Columns) Chosen(ImageDataset images)
    {
        int[] sound = [.. Enumerable.Range(0, images.Count).Except(_damaged)];
        int[][] members = [.. sound.GroupBy(i => images.Labels?[i] ?? 0)
            .OrderBy(members => members.Key).Select(members => members.Take(SheetCells / 10).ToArray())];
        if (images.Labels is null || members.Length > 10)
        {
            return ([.. sound.Take(SheetCells)], 10);
        }

        int rows = members.Min(member => member.Length), classes = members.Length;
        return (
            [.. Enumerable.Range(0, rows * classes).Select(cell => members[cell % classes][cell / classes])], classes);
    }
}
