using Saddle.Data;
using Saddle.Data.Png;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>Pictures of what a generator makes of the same latents all along a run.</summary>
internal sealed class SamplePictures(GanModel model, GanConfiguration configuration)
{
    private const int Images = 64;
    private const int Points = 2048;
    private Tensor? _latents;
    private Generator? _generator;

    /// <summary>Whether examples can be drawn at all: images of 1 or 3 channels, or points of the plane.</summary>
    private bool AreDrawable => ArePoints || model.Sample is { Rank: 3 } shape && shape[0] is 1 or 3;

    private bool ArePoints => model.Sample.Rank == 1 && model.Sample[0] == 2;

    private int Count => ArePoints ? Points : Images;

    /// <summary>Draws what the given generator makes of the fixed latents.</summary>
    public void Write(RunFolder folder, long step, ParameterSet generator)
    {
        if (AreDrawable)
        {
            _latents ??= Latents.Normal(Count, model.LatentSize, configuration.Seed);
            _generator ??= new Generator(model, generator, configuration.Threads);
            _generator.Use(generator);
            Write(folder.SamplesPath(step), _generator.Make(_latents).ToArray<float>());
        }
    }

    /// <summary>Draws the first real examples.</summary>
    public void WriteReals(RunFolder folder, IBatchSource data)
    {
        if (AreDrawable)
        {
            TensorBuffer examples = data.Draw(step: 0, Count)[0];
            Write(folder.RealsPath, examples.Span<float>().ToArray());
        }
    }

    private void Write(string path, float[] examples)
    {
        RasterImage picture = ArePoints
            ? PointPlot.Of(examples)
            : ImageGrid.Of(examples, model.Sample[0], model.Sample[1], model.Sample[2]);
        byte[] bytes = PngWriter.Encode(picture);
        RunFile.Write(path, stream => stream.Write(bytes));
    }
}
