using Saddle.Data;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;

namespace Saddle.Training.Tests.Classifiers;

/// <summary>The embedded digits as classifiers are measured on them: rows shuffled with seed 0, 597 held
/// out.</summary>
internal static class LabelledDigits
{
    /// <summary>What a classifier's run is chosen from.</summary>
    public static Catalogues Catalogues { get; } = new Catalogues()
        .With(new Catalogue<Recipe>("recipe", ClassifierRecipe.Part))
        .With(new Catalogue<Preset>("method", new Part<Preset>("small", "a classifier of two channels", "", [],
            _ => new Preset("classifier", new PresetValue("width", "2")))))
        .With(OptimiserCatalogue.Parts)
        .With(ScheduleCatalogue.Parts);

    public static ImageDataset All { get; } = Digits.Load();

    private static readonly (ImageDataset Training, ImageDataset Test) s_parts = All.Split(597, seed: 0);

    public static ImageDataset Training => s_parts.Training;

    public static ImageDataset Test => s_parts.Test;

    /// <summary>Options of a run that holds the test images out.</summary>
    public static RunOptions Options(params (string Path, string Text)[] values) =>
        new RunRequest(ClassifierRecipe.Part.Name, Catalogues) { Values = values }.Resolve(All);
}
