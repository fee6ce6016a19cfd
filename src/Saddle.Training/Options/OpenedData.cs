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

    /// <summary>Data that were opened as settings say, fitted where that is left open.</summary>
    internal static OpenedData Of(Dataset data, DataSettings settings, SquareFit? fit) =>
        fit is null || settings is not { Resize: null, Pad: null }
            ? new OpenedData(data) { Missed = fit }
            : new OpenedData(
                DatasetCatalogue.Fitted(settings.Source, (ImageDataset)data, fit.Added(settings.How)), fit);

    private static PresetValue ValueOf(SquareFit fit) => new(
        fit.IsPadded ? RunSettings.PadPath : RunSettings.ResizePath,
        fit.Side.ToString(CultureInfo.InvariantCulture));
}
