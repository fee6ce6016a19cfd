using Saddle.Distances.Metrics;
using Saddle.Games.Motions;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Gans.Training;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;

namespace Saddle.Gans;

/// <summary>All that can be chosen by name.</summary>
public static class BuiltIn
{
    /// <summary>The recipes, the usual one first.</summary>
    public static Catalogue<Recipe> Recipes { get; } = new("recipe",
        AdversarialRecipe.Part,
        ClassifierRecipe.Part);

    /// <summary>Every catalogue; <c>With</c> adds parts of your own.</summary>
    public static Catalogues Catalogues { get; } = new Catalogues()
        .With(PresetCatalogue.Parts)
        .With(Recipes)
        .With(ObjectiveCatalogue.Parts)
        .With(PenaltyCatalogue.Parts)
        .With(MeasureCatalogue.Parts)
        .With(DynamicsCatalogue.Parts)
        .With(OptimiserCatalogue.Parts)
        .With(ScheduleCatalogue.Parts)
        .With(ArchitectureCatalogue.Parts)
        .With(MetricCatalogue.Parts);
}
