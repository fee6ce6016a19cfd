using Saddle.Data;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Gans.Training;

/// <summary>Pictures of what a generator makes of the same latents all along a run.</summary>
internal sealed class SamplePictures(GameLearner learner, IBatchSource data, LearnerSettings settings) : IRunPictures
{
    private const int Images = 64;
    private const int Points = 2048;
    private readonly Adversarial _formulation = (Adversarial)learner.Formulation;
    private Tensor? _latents;
    private Generator? _generator;

    /// <summary>Whether examples can be drawn at all: images of 1 or 3 channels, or points of the plane.</summary>
    private bool AreDrawable => ArePoints || _formulation.Sample is { Rank: 3 } shape && shape[0] is 1 or 3;

    private bool ArePoints => _formulation.Sample.Rank == 1 && _formulation.Sample[0] == 2;

    private int Count => ArePoints ? Points : ImageGrid.Fitting(
        Images, _formulation.Sample[0], _formulation.Sample[1], _formulation.Sample[2]);

    /// <inheritdoc/>
    public RasterImage? Made()
    {
        if (!AreDrawable)
        {
            return null;
        }

        _latents ??= Latents.Normal(Count, _formulation.LatentSize, settings.Seed);
        _generator ??= new Generator(
            _formulation, learner.Best(Adversarial.Generator), settings.Threads, settings.DirectSums)
        {
            Classes = _formulation.Classes > 0 ? data.Classes : ClassShares.None,
        };
        _generator.Use(learner.Best(Adversarial.Generator));
        return Picture(_generator.Make(_latents).ToArray<float>());
    }

    /// <inheritdoc/>
    public RasterImage? Data()
    {
        if (!AreDrawable)
        {
            return null;
        }

        var examples = new TensorBuffer([Count, .. _formulation.Sample]);
        data.Fill(0, [examples]);
        return Picture(examples.Span<float>());
    }

    private RasterImage Picture(ReadOnlySpan<float> examples) => ArePoints
        ? PointPlot.Of(examples)
        : ImageGrid.Of(examples, _formulation.Sample[0], _formulation.Sample[1], _formulation.Sample[2]);
}
