using System.Globalization;
using System.Text;
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
    /// <exception cref="DataException">A file cannot be read any more.</exception>
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

        int[] chosen = [.. Chosen(images).Except(_damaged)];
        chosen = chosen[..ImageGrid.Fitting(chosen.Length, images.Channels, images.Height, images.Width)];
        var samples = new byte[checked(chosen.Length * images.SampleLength)];
        for (int i = 0; i < chosen.Length; i++)
        {
            images.Image(chosen[i]).CopyTo(samples.AsSpan(i * images.SampleLength));
        }

        int columns = Histogram.Count(entry => entry.Count > 0) is > 0 and <= 10 and var filled ? filled : 10;
        return ImageGrid.Of(samples, images.Channels, images.Height, images.Width, columns);
    }

    /// <summary>The report as lines of text: first what there is, then what is wrong with it, each with what mends it,
    /// and last the bad files, each with its reason.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string count = Count > 0 ? Count.ToString("N0", CultureInfo.InvariantCulture) + " images" : "endless points";
        text.Append(CultureInfo.InvariantCulture, $"{Name}: {count} of shape [{string.Join(", ", SampleShape)}]\n");
        text.Append(CultureInfo.InvariantCulture, $"sha256 {Hash}\n");
        text.Append(_sizes is null ? "" : $"{_sizes}\n");
        foreach (ChannelStatistics channel in Channels)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{channel.Name}: mean {channel.Mean:F3}, standard deviation {channel.StandardDeviation:F3}, ");
            text.Append("from ").Append(channel.Least.ToString(Number, CultureInfo.InvariantCulture)).Append(" to ")
                .Append(channel.Greatest.ToString(Number, CultureInfo.InvariantCulture)).Append('\n');
        }

        ClassNames classes = Classes;
        foreach ((int number, ClassTally entry) in Histogram.Index().Where(entry => entry.Item.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"class {classes.Told(number)}: {entry.Count}\n");
        }

        foreach (string remark in Remarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"note: {remark}\n");
        }

        foreach (Finding finding in Findings)
        {
            text.Append(finding).Append('\n');
        }

        foreach (BadFile file in Damaged)
        {
            text.Append(CultureInfo.InvariantCulture, $"damaged {file.Path}: {file.Reason}\n");
        }

        if (Cache is { } cache)
        {
            text.Append(CultureInfo.InvariantCulture, $"cache: {cache}\n");
        }

        foreach (BadFile file in BadFiles)
        {
            text.Append(CultureInfo.InvariantCulture, $"left out {file.Path}: {file.Reason}\n");
        }

        return text.ToString();
    }

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
            new SetSize(images), sizes, ranges, new BrightEdges(images), new ConstantImages(images), duplicates,
            new NearDuplicates(images, duplicates), new ClassBalance(images, histogram),
        ];
        IReadOnlyList<(int Image, DataException Damage)> damaged =
            ImageExamination.Of(images, examinations, options.Progress, options.Cancellation);
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

    /// <summary>With up to ten classes, rows holding one image of each class; else the first images.</summary>
    private static int[] Chosen(ImageDataset images)
    {
        int[][] members = [.. Enumerable.Range(0, images.Count).GroupBy(i => images.Labels?[i] ?? 0)
            .OrderBy(members => members.Key).Select(members => members.Take(SheetCells / 10).ToArray())];
        if (images.Labels is null || members.Length > 10)
        {
            return [.. Enumerable.Range(0, Math.Min(SheetCells, images.Count))];
        }

        int rows = members.Min(member => member.Length), classes = members.Length;
        return [.. Enumerable.Range(0, rows * classes).Select(cell => members[cell % classes][cell / classes])];
    }
}
