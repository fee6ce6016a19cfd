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
    public static Dataset Reopen(GanConfiguration options)
    {
        Dataset data = DatasetCatalogue.Open(options.Data, new DatasetOptions
        {
            Resize = options.Resize > 0 ? options.Resize : null,
            Pad = options.Pad > 0 ? options.Pad : null,
            Limit = options.Limit > 0 ? options.Limit : null,
        });
        return data.Hash == options.DataHash ? data : throw new UsageException(
            $"resume: the data are not those of the run. '{options.Data}' has sha256 {data.Hash}, the run began with "
            + $"{options.DataHash}. Restore the data, or start a new run.");
    }

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
