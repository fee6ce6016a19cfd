using Saddle.Data;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Training.Classifiers;

/// <summary>A classifier that a run trained, with the images it learned from and those it never saw.</summary>
public sealed class ClassifierSnapshot
{
    private readonly Snapshot _snapshot;
    private readonly ClassifierRecipe _recipe;
    private readonly RunSettings _settings;
    private readonly Lazy<ImageDataset> _all;

    /// <summary>Reads a snapshot.</summary>
    /// <param name="snapshot">What a run wrote.</param>
    /// <param name="catalogues">Where the names in its options are found.</param>
    /// <param name="at">Where the run's data are now; null for where they were.</param>
    /// <param name="isStrict">Whether files that cannot be used are refused, whatever the run did.</param>
    /// <exception cref="ConfigurationException">Its options are no classifier's.</exception>
    public ClassifierSnapshot(Snapshot snapshot, Catalogues catalogues, string? at = null, bool isStrict = false)
    {
        _snapshot = snapshot;
        Options = RunOptions.Of(snapshot, catalogues).Strictly(isStrict);
        _settings = Options.Settings;
        _recipe = _settings.Recipe as ClassifierRecipe ?? throw new ConfigurationException(
            $"classifier: the snapshot is of something else. Its method is {Options.Method}. Use a classifier's.");
        Source = at ?? _settings.Data.Source;
        _all = new(() => ClassifierRecipe.Images(Options.OpenData(at)));
    }

    /// <summary>The run's options.</summary>
    public RunOptions Options { get; }

    /// <summary>Where the run's data are.</summary>
    public string Source { get; }

    /// <summary>How many images were held out; 0 for none.</summary>
    public int HeldOut => _settings.Data.Validation;

    /// <summary>The images that the run learned from.</summary>
    public ImageDataset Training => HeldOut > 0
        ? _all.Value.Split(HeldOut, ClassifierRecipe.SplitSeed).Training
        : _all.Value;

    /// <summary>Images that the run never saw: those held out, or else those that lie beside its own.</summary>
    /// <exception cref="ConfigurationException">There are none.</exception>
    public ImageDataset Test
    {
        get
        {
            if (HeldOut > 0)
            {
                return _all.Value.Split(HeldOut, ClassifierRecipe.SplitSeed).Validation;
            }

            return Open(DatasetCatalogue.TestImages(Source) ?? throw new ConfigurationException(
                $"classifier: the run has no test images. None were held out of '{Source}', and none lie beside it. "
                    + "Name some."));
        }
    }

    /// <summary>Other images, resized and padded as the run's own are, with its classes where they have their names.
    /// </summary>
    /// <param name="source">A name or path, as <see cref="DatasetCatalogue"/> takes it.</param>
    /// <exception cref="Nn.Formats.DataException">They cannot be opened.</exception>
    /// <exception cref="ConfigurationException">They are no labelled images.</exception>
    public ImageDataset Open(string source)
    {
        ImageDataset images = ClassifierRecipe.Images(
            DatasetCatalogue.Open(source, _settings.Data.How with { Limit = null, Labelled = true }));
        ClassNames own = Options.Found.ClassNames;
        return images.WithClasses(own) ?? (own.AreNumbers ? images : throw new ConfigurationException(
            $"classifier: images have classes that the run does not know. '{source}' has "
                + $"{new ClassNames(images.ClassNames)}, the run {own}. Use images of the same classes."));
    }

    /// <summary>The classifier, compiled for use.</summary>
    /// <exception cref="RunException">Its tensors do not fit its options.</exception>
    public Classifier Load()
    {
        Network network = _recipe.NetworkFor(Options.Found);
        ParameterSet stored = _snapshot.Tensors.Under(Classification.Classifier);
        ParameterSpec[] specs = [.. network.Parameters, .. network.Statistics];
        try
        {
            var values = new ParameterSet(specs.Select(spec => spec.Name).Zip(stored.Select(specs)));
            return new Classifier(network, values, _settings.Learner.Threads, _settings.Learner.DirectSums);
        }
        catch (Exception problem) when (problem is ArgumentException or ShapeException)
        {
            throw new RunException(
                $"snapshot: the classifier does not fit its options. {problem.Message} Use a file that a run wrote.",
                problem);
        }
    }
}
