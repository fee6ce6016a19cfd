using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class ConditionalBatchNormTests
{
    [Fact]
    public void Scale_and_shift_are_those_of_the_examples_class()
    {
        long[] labels = [1, 0, 1, 2];
        var trial = new LayerTrial(new ConditionalBatchNorm(3), [4, 2, 2, 2], labels);
        Func<int, int> channel = position => position / 4 % 2;
        var moments = new Moments(trial.X, channel);
        double[] expected = [.. Enumerable.Range(0, trial.X.Length).Select(i =>
        {
            long entry = labels[i / 8] * 2 + channel(i);
            return moments.Standardised(i, 1e-5) * trial["weight"][entry] + trial["bias"][entry];
        })];
        Near.Equal(expected, trial.Output(training: true));
    }

    [Fact]
    public void Statistics_are_common_to_all_classes() => Assert.Equal(
        ["running_mean [2]", "running_var [2]"],
        Network.Declare(new ConditionalBatchNorm(3), [2, 2, 2]).Statistics.Select(spec => $"{spec.Name} {spec.Shape}"));
}
