using Saddle.Nn;
using Saddle.Training.Classifiers;
using Xunit;

namespace Saddle.Training.Tests.Classifiers;

public sealed class ConvolutionalFeaturesTests
{
    [Theory]
    [InlineData(1, 8, 8, 2 * 3 * 4 * 4)]
    [InlineData(3, 9, 11, 4 * 3 * 3 * 3)]
    [InlineData(1, 28, 28, 8 * 3 * 4 * 4)]
    [InlineData(3, 32, 40, 8 * 3 * 4 * 5)]
    [InlineData(3, 65, 65, 8 * 3 * 3 * 3)]
    public void Images_of_any_size_from_8_up_get_features(int channels, int height, int width, int features) =>
        Assert.Equal([features],
            Network.Declare(new ConvolutionalFeatures(3), [channels, height, width]).Output);

    [Theory]
    [InlineData(7, 8)]
    [InlineData(8, 7)]
    public void Smaller_images_are_refused(int height, int width)
    {
        var problem = Assert.Throws<ShapeException>(
            () => Network.Declare(new ConvolutionalFeatures(), [1, height, width]));
        Assert.Equal("convolutional features: images must be at least 8 pixels high and wide. Got "
            + $"[2, 1, {height}, {width}]. Pass [n, channels, height, width], or resize the images.", problem.Message);
    }

    [Fact]
    public void Points_are_refused() => Assert.Throws<ShapeException>(
        () => Network.Declare(new ConvolutionalFeatures(), [2]));

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionalFeatures(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionalFeatures(4097));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionalFeatures(Dropout: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Classification(new ConvolutionalFeatures(), 1));
    }
}
