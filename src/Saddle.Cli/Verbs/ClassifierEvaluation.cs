using System.Globalization;
using Saddle.Data;
using Saddle.Training.Classifiers;
using Saddle.Training.Runs;

namespace Saddle.Cli.Verbs;

/// <summary>Shows how often a run's classifier is right, and what it takes for what.</summary>
internal sealed class ClassifierEvaluation(SavedRun saved, ClassifierSnapshot classifier)
{
    /// <summary>Measures and writes it.</summary>
    /// <param name="test">Whether to measure on images that training did not see.</param>
    /// <param name="path">Other images; null for the run's own.</param>
    /// <param name="limit">How many of them at most; null for all.</param>
    /// <param name="terminal">Where to write.</param>
    /// <exception cref="UsageException">There are no such images, or they are not like the run's.</exception>
    public void Show(bool test, string? path, long? limit, Terminal terminal)
    {
        (ImageDataset images, string which) = Images(test, path);
        TextWriter output = terminal.Out;
        images = LeftOutFiles.Tell(images, terminal).Take((int)(limit ?? images.Count));
        ConfusionMatrix matrix = classifier.Load().Test(images);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{saved.Snapshot}: accuracy {matrix.Accuracy:0.0000}, {matrix.Right} of {matrix.Count} {which}"));
        output.WriteLine();
        output.WriteLine(matrix.ByClass());
        output.WriteLine("rows: what images are; columns: what they were taken for");
        output.WriteLine(matrix.ByPair());
    }

    private (ImageDataset Images, string Which) Images(bool test, string? path)
    {
        if (path is not null)
        {
            RequireData(path);
            string name = test ? DatasetCatalogue.TestImages(path) ?? path : path;
            return (classifier.Open(name), $"images of '{name}'");
        }

        if (!test)
        {
            return (classifier.Training, $"training images of '{classifier.Source}'");
        }

        string seed = ClassifierRecipe.SplitSeed.ToString(CultureInfo.InvariantCulture);
        return (classifier.Test, classifier.HeldOut > 0
            ? $"images held out of '{classifier.Source}', drawn with seed {seed}"
            : $"images of '{DatasetCatalogue.TestImages(classifier.Source)}'");
    }

    private static void RequireData(string path)
    {
        if (RunFolder.Exists(path))
        {
            throw new UsageException(
                $"evaluate: --test takes images. Got the run {path}. Write the run before --test.");
        }
    }
}
