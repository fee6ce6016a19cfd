using Saddle.Cli.Evaluation;
using Saddle.Data;
using Saddle.Gans.Training;
using Saddle.Nn.Formats;

namespace Saddle.Cli.Training;

/// <summary>The batches of a run: those to train on, and those held out.</summary>
internal sealed record RunData(Dataset Source, IBatchSource Training, IBatchSource? Validation)
{
    /// <summary>The batches of opened data under a run's options.</summary>
    /// <exception cref="UsageException">The held-out part leaves nothing to train on, or a metric does not fit the
    /// data.</exception>
    public static RunData From(Dataset data, GanConfiguration options)
    {
        MetricNames.RequireFit(options.Metrics, data);
        ulong seed = unchecked((ulong)options.Seed);
        var batches = new BatchOptions { Mirror = options.Mirror, Dequantise = options.Dequantise };
        if (options.Validation == 0 || data is not ImageDataset images)
        {
            RefuseImageOptions(data, options);
            return new RunData(data, data.Batches(seed, batches), null);
        }

        if (options.Validation >= images.Count)
        {
            throw new UsageException(
                $"train: --validation leaves nothing to train on. {options.Validation} of {images.Count} images "
                + "would be held out. Hold out fewer.");
        }

        (ImageDataset training, ImageDataset validation) = images.Split(options.Validation, seed);
        return new RunData(data, new BatchStream(training, seed, batches), new BatchStream(validation, seed));
    }

    /// <summary>Opens the data of a run again.</summary>
    /// <exception cref="DataException">The data cannot be opened any more.</exception>
    /// <exception cref="UsageException">The data have changed.</exception>
    public static Dataset Reopen(GanConfiguration options) => Reopen(
        options.Data, HowToOpen(options.Resize, options.Pad, options.Limit), options.DataHash);

    /// <summary>Opens data of a name again.</summary>
    /// <inheritdoc cref="Reopen(GanConfiguration)"/>
    public static Dataset Reopen(string name, DatasetOptions how, string hash)
    {
        Dataset data = DatasetCatalogue.Open(name, how);
        return data.Hash == hash ? data : throw new UsageException(
            $"resume: the data are not those of the run. '{name}' has sha256 {data.Hash}, the run began with "
            + $"{hash}. Restore the data, or start a new run.");
    }

    /// <summary>How data are opened where 0 stands for no change.</summary>
    public static DatasetOptions HowToOpen(int resize, int pad, int limit) => new()
    {
        Resize = resize > 0 ? resize : null,
        Pad = pad > 0 ? pad : null,
        Limit = limit > 0 ? limit : null,
    };

    /// <summary>The shape of one example.</summary>
    public static IReadOnlyList<int> ShapeOf(Dataset data) => [.. data.Batches(seed: 0).Specs[0].Shape];

    /// <summary>What opens the same data from any folder.</summary>
    public static string NameOf(string asked) =>
        DatasetCatalogue.Names.Contains(asked, StringComparer.OrdinalIgnoreCase)
            ? asked.ToLowerInvariant()
            : Path.GetFullPath(asked);

    private static void RefuseImageOptions(Dataset data, GanConfiguration options)
    {
        if (data is not ImageDataset && (options.Mirror || options.Dequantise || options.Validation > 0))
        {
            throw new UsageException(
                $"train: '{data.Name}' has no images. --mirror, --dequantise and --validation are for images, but it "
                + "is an endless stream of points. Leave them out.");
        }
    }
}
