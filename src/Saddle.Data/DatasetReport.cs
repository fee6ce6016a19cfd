using System.Globalization;
using System.Text;
using Saddle.Data.Examining;
using Saddle.Data.Points;

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
    private string? _sizes;

    private DatasetReport(Dataset data, float[] points) => (_data, _points) = (data, points);

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
    /// <param name="options">How it was opened; null means the defaults.</param>
    /// <exception cref="ArgumentException">The set holds something else.</exception>
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

        int[] chosen = Chosen(images);
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

        foreach (BadFile file in BadFiles)
        {
            text.Append(CultureInfo.InvariantCulture, $"left out {file.Path}: {file.Reason}\n");
        }

        return text.ToString();
    }

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
        for (int i = 0; i < images.Count; i++)
        {
            ReadOnlySpan<byte> samples = images.Image(i);
            foreach (Examination examination in examinations)
            {
                examination.Look(i, samples);
            }
        }

        return new DatasetReport(images, [])
        {
            _sizes = sizes.Summary,
            Histogram = histogram,
            Channels = ranges.Channels,
            Findings = [.. examinations.SelectMany(examination => examination.Findings())],
        };
    }

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
