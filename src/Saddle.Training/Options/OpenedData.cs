using System.Globalization;
using Saddle.Data;

namespace Saddle.Training.Options;

/// <summary>Data that were opened for a run.</summary>
/// <param name="Data">As the run learns from them.</param>
/// <param name="Fit">How images were fitted to what networks take; null where they are as they were asked for.</param>
public sealed record OpenedData(Dataset Data, SquareFit? Fit = null)
{
    /// <summary>What the fit is among the settings of a run.</summary>
    internal IEnumerable<PresetValue> Values => Fit is null ? [] : [ValueOf(Fit)];

    /// <summary>Data that were opened as settings say, fitted where that is left open.</summary>
    internal static OpenedData Of(Dataset data, DataSettings settings, Func<Dataset, SquareFit?> fitOf) =>
        fitOf(data) is { } fit
            ? new OpenedData(
                DatasetCatalogue.Fitted(settings.Source, (ImageDataset)data, fit.Added(settings.How)), fit)
            : new OpenedData(data);

    private static PresetValue ValueOf(SquareFit fit) => new(
        fit.IsPadded ? RunSettings.PadPath : RunSettings.ResizePath,
        fit.Side.ToString(CultureInfo.InvariantCulture));
}
