using Saddle.Data;
using Saddle.Distances.Metrics;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>A conditional run on 360 images of one class and 40 of another, which batches show equally often.</summary>
public sealed class BalancedRunTests
{
    private static readonly ImageDataset s_data = UnequalClassesTests.Greys();

    [Theory]
    [InlineData(true, 100, 100)]
    [InlineData(false, 180, 20)]
    public void What_is_generated_to_stand_beside_data_has_the_shares_of_the_batches(bool balanced, int dark, int light)
    {
        using var folder = new TemporaryFolder();
        RunOptions options = Options(balanced);
        Assert.Equal([360, 40], options.Found.Classes);
        using Run run = TrainingRun.Start(folder.Path, "greys", options, s_data);
        Assert.True(run.Train());
        var generator = Generator.Load(run.Folder.SnapshotPath(1));
        float[][] made = [.. generator.SampleLikeData(200, seed: 1).ToArray<float>().Chunk(64)];
        Assert.Equal((dark, light), (Of(0), Of(1)));
        Assert.Equal(balanced ? 200 : 360, Labels(options).Count(label => label == 0));

        int Of(int label) => made.Zip(generator.Sample(200, seed: 1, label).ToArray<float>().Chunk(64))
            .Count(pair => pair.First.SequenceEqual(pair.Second));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Metrics_of_the_run_set_shares_of_batches_beside_real_examples_of_the_same(bool balanced)
    {
        RunOptions options = Options(balanced);
        RunSettings settings = options.Settings;
        RunData batches = settings.Recipe.Batches(settings, s_data);
        using var learner = (GameLearner)settings.Recipe.Learner(settings, batches);
        Figures figures = settings.Recipe.Study(learner, settings, batches)!();
        var generator = new Generator(options.Formulation(), learner.Best(Adversarial.Generator), threads: 1)
        {
            Classes = new ClassShares(balanced ? [1, 1] : [360, 40]),
        };
        Tensor made = generator.SampleLikeData(SampleStudy.UsualCount, SampleStudy.UsualSeed);
        foreach (bool real in (bool[])[true, false])
        {
            double expected = SampleStudy.Named(ScoredDatasets.Of(s_data, SampleStudy.UsualCount, real),
                ["sliced-wasserstein"], MetricCatalogue.Parts).Of(made)[0].Value;
            Assert.Equal(real == balanced, figures[0].Value == expected);
        }
    }

    [Fact]
    public void A_class_of_which_all_images_would_be_held_out_is_refused()
    {
        var data = new ImageDataset("set", 1, 1, 1, new byte[10], [.. Enumerable.Repeat(0, 9), 1], ["many", "one"]);
        var settings = new DataSettings("set", Balanced: true, Validation: 9);
        Assert.Equal("balanced: a class would be left without images to learn from. Of class 1 (one) all images are "
            + "among the 9 that validation holds out. Hold out fewer, or leave the class out.",
            Assert.Throws<ConfigurationException>(() => RunData.Of(data, settings, seed: 0, Lost())).Message);
        Assert.NotNull(RunData.Of(data, settings with { Balanced = false }, seed: 0, Lost()).Validation);

        ulong Lost() => Enumerable.Range(0, 100).Select(seed => (ulong)seed)
            .First(seed => !data.Split(9, seed).Training.Labels!.Contains(1));
    }

    [Fact]
    public void Images_that_are_held_out_are_balanced_but_not_augmented()
    {
        RunSettings settings = Options(true, ("data.validation", "100"), ("data.crop-margin", "2"),
            ("data.colour-jitter", "0.5")).Settings;
        IBatchSource held = settings.Recipe.Batches(settings, s_data).Validation!;
        Assert.Equal([1, 1], held.Classes);
        HashSet<string> images = [.. Enumerable.Range(0, s_data.Count).Select(i =>
            string.Join(' ', s_data.Image(i).ToArray().Select(value => value / 127.5f - 1)))];
        Assert.All(held.Draw(0, 200)[0].Span<float>().ToArray().Chunk(64),
            image => Assert.Contains(string.Join(' ', image), images));
    }

    private static long[] Labels(RunOptions options) => options.Settings.Recipe
        .Batches(options.Settings, s_data).Training.Draw(0, 400)[1].Span<long>().ToArray();

    private static RunOptions Options(bool balanced, params (string, string)[] values) =>
        new RunRequest("wgan-gp", BuiltIn.Catalogues)
        {
            Values =
            [
                ("conditional", "true"), ("architecture.width", "4"), ("latent-size", "4"), ("batch", "8"),
                ("critic-steps", "1"), ("run.steps", "1"), ("run.threads", "1"), ("metrics", "sliced-wasserstein"),
                ("data.balanced", balanced ? "true" : "false"), .. values,
            ],
        }.Resolve(s_data);
}
