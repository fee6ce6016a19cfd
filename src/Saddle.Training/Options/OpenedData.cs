using System.Globalization;
using Saddle.Data;

namespace Saddle.Training.Options;

/// <summary>Data that were opened for a run.</summary>
/// <param name="Data">As the run learns from them.</param>
/// <param name="Fit">How images were fitted to what networks take; null where they are as they were asked for.</param>
public sealed record OpenedData(Dataset Data, SquareFit? Fit = null)
{
    /// <summary>How images would be fitted if no size were asked for; null where they need not be, or are.</summary>
    public SquareFit? Missed { get; init; }

    /// <summary>What the fit is among the settings of a run.</summary>
    internal IEnumerable<PresetValue> Values => Fit is null ? [] : [ValueOf(Fit)];

    /// <summary>Opens data as settings say, fitted where that is left open.</summary>
    /// <param name="settings">Of a run.</param>
    /// <param name="fitOf">How images are fitted; null where they stay as they are.</param>
    /// <param name="progress">Told how far opening is, and later of what is left out; null for nobody.</param>
    internal static OpenedData Of(
        RunSettings settings, Func<Dataset, SquareFit?> fitOf, IProgress<DataEvent>? progress)
    {
        Dataset data = settings.OpenData(progress: progress);
        SquareFit? fit = fitOf(data);
        if (fit is null || settings.Data is not { Resize: null, Pad: null })
        {
            return new OpenedData(data) { Missed = fit };
        }

        // Pictures that are decoded on demand are kept, and known again, at the size they are resized to.
        return !fit.IsPadded && data.Batches(seed: 0).ReadsFiles
            ? new OpenedData(
                (settings with { Data = settings.Data with { Resize = fit.Side } }).OpenData(progress: progress), fit)
            : new OpenedData(DatasetCatalogue.Fitted(
                settings.Data.Source, (ImageDataset)data, fit.Added(settings.Data.How)), fit);
    }

    private static PresetValue ValueOf(SquareFit fit) => new(
        fit.IsPadded ? RunSettings.PadPath : RunSettings.ResizePath,
        fit.Side.ToString(CultureInfo.InvariantCulture));
}
