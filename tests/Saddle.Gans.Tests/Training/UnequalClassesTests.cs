using Saddle.Data;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Gans.Tests.Training;

public sealed class UnequalClassesTests(ITestOutputHelper output)
{
    private const int Side = 8;
    private const int Dark = 360;
    private const int Light = 40;

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [Trait("Category", "Slow")]
    public void A_conditional_model_learns_the_grey_of_each_class_however_rare(long seed, bool balanced)
    {
        ImageDataset data = Greys();
        RunOptions options = new RunRequest("wgan-gp", BuiltIn.Catalogues)
        {
            Values =
            [
                ("conditional", "true"), ("architecture.width", "16"), ("average-decay", "0.99"), ("run.steps", "1500"),
                ("seed", $"{seed}"), ("data.balanced", balanced ? "true" : "false"),
            ],
        }.Resolve(data);
        using var learner = (GameLearner)TrainingRun.Learner(options, data);
        while (learner.Step < 1500)
        {
            learner.Advance();
        }

        var generator = new Generator(options.Formulation(), learner.Best(Adversarial.Generator));
        foreach ((int label, double grey) in ((int, double)[])[(0, 40), (1, 215)])
        {
            double made = generator.Sample(200, seed: 1, label).ToArray<float>().Average(x => (x + 1) * 127.5);
            output.WriteLine($"seed {seed}, balanced {balanced}, class {label}: {made:0.00}");
            Assert.Equal(grey, made, 5.0);
        }
    }

    // Each image is of one grey, within 15 of its class's, and so is each pixel of its image's.
    internal static ImageDataset Greys()
    {
        byte[] pixels = new byte[(Dark + Light) * Side * Side];
        for (int i = 0; i < pixels.Length; i++)
        {
            int image = i / (Side * Side);
            int grey = (image < Dark ? 40 : 215) + CounterRandom.Below(31, 1, 2, 3, (ulong)image) - 15;
            pixels[i] = (byte)(grey + CounterRandom.Below(31, 1, 2, 4, (ulong)i) - 15);
        }

        return new ImageDataset("greys", 1, Side, Side, pixels,
            [.. Enumerable.Range(0, Dark + Light).Select(image => image < Dark ? 0 : 1)], ["dark", "light"]);
    }
}
