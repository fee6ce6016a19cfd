using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class ResizingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Upsample_repeats_each_pixel(int factor)
    {
        var trial = new LayerTrial(new Upsample(factor), [2, 3, 2, 4]);
        double[] expected = [.. Indices.Of(2, 3, 2 * factor, 4 * factor).Select(at =>
            trial.X[((at.A * 3 + at.B) * 2 + at.C / factor) * 4 + at.D / factor])];
        Assert.Equal([2, 3, 2 * factor, 4 * factor], trial.OutputShape);
        Assert.Equal(expected, trial.Output());
    }

    [Fact]
    public void Average_pool_takes_the_mean_of_each_square()
    {
        var trial = new LayerTrial(new AveragePool(), [2, 3, 4, 6]);
        double[] expected = [.. Indices.Of(2, 3, 2, 3).Select(at =>
            Indices.Of(2, 2, 1, 1).Average(tap =>
                trial.X[((at.A * 3 + at.B) * 4 + at.C * 2 + tap.A) * 6 + at.D * 2 + tap.B]))];
        Near.Equal(expected, trial.Output());
    }

    [Fact]
    public void Average_pool_undoes_upsample()
    {
        var trial = new LayerTrial(new Sequential(new Upsample(), new AveragePool()), [2, 3, 4, 6]);
        Near.Equal(trial.X, trial.Output());
    }

    [Fact]
    public void Squares_that_do_not_tile_the_image_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new AveragePool(), [1, 4, 5]));
        Assert.Equal(
            "average pool: squares of 2x2 do not tile the image. The input is Float32 [2, 1, 4, 5]. "
                + "Choose a size that divides height and width.", error.Message);
    }

    [Fact]
    public void Global_average_takes_the_mean_over_space()
    {
        var trial = new LayerTrial(new GlobalAverage(), [2, 3, 2, 5]);
        Near.Equal([.. Enumerable.Range(0, 6).Select(i => trial.X[(i * 10)..((i + 1) * 10)].Average())],
            trial.Output());
    }

    [Fact]
    public void Flatten_and_reshape_are_inverse()
    {
        var trial = new LayerTrial(new Sequential(new Flatten(), new Reshape([3, 2, 5])), [2, 3, 2, 5]);
        Assert.Equal([30], Network.Declare(new Flatten(), [3, 2, 5]).Output);
        Assert.Equal(trial.XShape, trial.OutputShape);
        Assert.Equal(trial.X, trial.Output());
    }
}
