using Saddle.Cli.Training;
using Saddle.Gans;
using Saddle.Gans.Training;
using Xunit;

namespace Saddle.Cli.Tests.Training;

public sealed class RunDefaultsTests
{
    [Theory]
    [InlineData("dcgan", 1, 8, 8)]
    [InlineData("dcgan", 3, 64, 64)]
    [InlineData("mlp", 1, 28, 28)]
    [InlineData("mlp", 3, 32, 16)]
    [InlineData("mlp", 2)]
    public void Networks_fit_the_examples(string architecture, params int[] shape)
    {
        GanConfiguration options = RunDefaults.For(shape);
        Assert.Equal(architecture, options.Architecture);
        foreach (MethodPreset method in MethodPreset.All)
        {
            GanConfiguration chosen = RunDefaults.WithMethod(options, method);
            GanRun.Formulation(chosen).Game(batch: 1);
        }
    }

    [Fact]
    public void Points_take_the_rate_of_the_toys_except_where_clipping_has_its_own()
    {
        GanConfiguration points = RunDefaults.For([2]);
        Assert.Equal((1e-3, 0.1), Chosen("wgan-gp"));
        Assert.Equal((1e-3, 1), Chosen("wgan-sgp"));
        Assert.Equal((1e-3, 10), Chosen("gan-r1"));
        Assert.Equal(1e-3, Chosen("gan").Rate);
        Assert.Equal(5e-5, Chosen("wgan").Rate);

        (double Rate, double Weight) Chosen(string method)
        {
            GanConfiguration chosen = RunDefaults.WithMethod(points, MethodPreset.Named(method));
            return (chosen.CriticOptimiser.Rate, chosen.PenaltyWeight);
        }
    }
}
