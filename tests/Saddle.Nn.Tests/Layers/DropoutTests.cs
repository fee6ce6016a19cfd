using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void Use_leaves_the_input_unchanged()
    {
        var trial = new LayerTrial(new Dropout(0.3), [4, 5]);
        Assert.Equal(trial.X, trial.Output(training: false));
    }

    [Fact]
    public void Training_zeroes_the_rates_share_and_enlarges_the_rest()
    {
        var trial = new LayerTrial(new Dropout(0.3), [100, 100]);
        double[] y = trial.Output(training: true);
        Assert.All(Enumerable.Range(0, y.Length), i =>
            Assert.True(y[i] == 0 || Math.Abs(y[i] - trial.X[i] / 0.7) < 1e-12));
        Assert.InRange(y.Count(value => value == 0), 2_800, 3_200); // 3,000 expected, deviation 46
    }

    [Fact]
    public void Two_layers_drop_different_elements()
    {
        var trial = new LayerTrial(new Sequential(new Dropout(0.5), new Dropout(0.5)), [100, 100]);
        Assert.InRange(trial.Output(training: true).Count(value => value == 0), 7_300, 7_700);
    }
}
