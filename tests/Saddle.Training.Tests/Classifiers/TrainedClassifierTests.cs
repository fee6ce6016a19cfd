using Saddle.Data;
using Saddle.Testing;
using Saddle.Training.Classifiers;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Training.Tests.Classifiers;

/// <summary>What trained classifiers tell of images they have not seen. Defaults were fitted on seeds 0 to 2.</summary>
public sealed class TrainedClassifierTests(ITestOutputHelper output)
{
    private double Accuracy(ImageDataset training, ImageDataset test, long seed, long steps)
    {
        RunOptions options = LabelledDigits.Options(("seed", $"{seed}"), ("schedule.steps", $"{steps}"));
        var recipe = (ClassifierRecipe)options.Settings.Recipe;
        using var learner = new GameLearner(
            recipe.Classification, new Moves { Mover = recipe.Mover }, training.Batches((ulong)seed),
            options.Settings.Learner);
        while (learner.Step < steps)
        {
            learner.Advance();
        }

        var classifier = new Classifier(
            recipe.NetworkFor(DataFacts.Of(training)),
            learner.Best(Classification.Classifier));
        double accuracy = classifier.Test(test).Accuracy;
        output.WriteLine($"seed {seed}: {accuracy:P2}");
        return accuracy;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Of_597_digits_held_out_97_percent_are_told_right(long seed)
    {
        Assert.Equal((1200, 597), (LabelledDigits.Training.Count, LabelledDigits.Test.Count));
        Assert.InRange(Accuracy(LabelledDigits.Training, LabelledDigits.Test, seed, steps: 1000), 0.97, 1);
    }

    [SharedDataFact]
    [Trait("Category", "Slow")]
    public void Of_the_test_images_of_mnist_99_percent_are_told_right()
    {
        string folder = SharedData.At("mnist");
        var training = (ImageDataset)DatasetCatalogue.Open(folder);
        var test = (ImageDataset)DatasetCatalogue.Open(folder, new DatasetOptions { Test = true });
        Assert.Equal((60_000, 10_000), (training.Count, test.Count));
        Assert.InRange(Accuracy(training, test, seed: 0, steps: 2900), 0.99, 1);
    }
}
