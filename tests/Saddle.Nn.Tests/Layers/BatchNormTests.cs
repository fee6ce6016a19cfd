using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class BatchNormTests
{
    public static TheoryData<int[]> Shapes => new([5, 3], [4, 3, 2, 3], [4, 3, 5]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Training_standardises_by_the_batchs_biased_variance(int[] shape)
    {
        var trial = new LayerTrial(new BatchNorm(Epsilon: 1e-3), Shape.Create(shape));
        Func<int, int> channel = Channel(shape);
        var moments = new Moments(trial.X, channel);
        double[] expected = [.. Enumerable.Range(0, trial.X.Length).Select(i =>
            moments.Standardised(i, 1e-3) * trial["weight"][channel(i)] + trial["bias"][channel(i)])];
        Near.Equal(expected, trial.Output(training: true));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Use_standardises_by_the_running_statistics(int[] shape)
    {
        var trial = new LayerTrial(new BatchNorm(), Shape.Create(shape));
        Func<int, int> channel = Channel(shape);
        double Standardised(int i) =>
            (trial.X[i] - trial["running_mean"][channel(i)]) / Math.Sqrt(trial["running_var"][channel(i)] + 1e-5);
        double[] expected = [.. Enumerable.Range(0, trial.X.Length).Select(i =>
            Standardised(i) * trial["weight"][channel(i)] + trial["bias"][channel(i)])];
        Near.Equal(expected, trial.Output(training: false));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Running_statistics_move_by_momentum_to_mean_and_unbiased_variance(int[] shape)
    {
        var trial = new LayerTrial(new BatchNorm(Momentum: 0.3), Shape.Create(shape));
        var moments = new Moments(trial.X, Channel(shape));
        double count = trial.X.Length / 3;
        Near.Equal(
            [.. Enumerable.Range(0, 3).Select(c => 0.7 * trial["running_mean"][c] + 0.3 * moments.Mean(c))],
            trial.Updated("running_mean"));
        Near.Equal(
            [.. Enumerable.Range(0, 3).Select(c =>
                0.7 * trial["running_var"][c] + 0.3 * moments.Variance(c) * count / (count - 1))],
            trial.Updated("running_var"));
    }

    [Fact]
    public void Statistics_of_two_passes_follow_one_another()
    {
        var network = Network.Declare(new Twice(new BatchNorm()), [3]);
        Assert.Equal(["norm.running_mean", "norm.running_var"], network.Statistics.Select(spec => spec.Name));
        ParameterSet values = network.Initialise(1);
        NetworkResult result = network.Apply(
            values.Select(network.Parameters), values.Select(network.Statistics),
            Tensor.FromArray([1f, 2f, 3f, 3f, 6f, 9f], [2, 3]), training: true);
        float[] means = result.Statistics[0].ToArray<float>(); // first pass: 0.1 · (2, 4, 6); second: batch mean 0
        Assert.Equal([0.18f, 0.36f, 0.54f], means, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void One_value_per_channel_is_refused_in_training()
    {
        var network = Network.Declare(new BatchNorm(), [3]);
        ParameterSet values = network.Initialise(1);
        var error = Assert.Throws<ShapeException>(() => network.Apply(
            values.Select(network.Parameters), values.Select(network.Statistics), Tensor.Zeros([1, 3]),
            training: true));
        Assert.Equal(
            "batch norm: training needs more than one value per channel. The input is Float32 [1, 3]. "
                + "Use a larger batch.",
            error.Message);
    }

    private static Func<int, int> Channel(int[] shape)
    {
        int space = shape.Skip(2).Aggregate(1, (product, size) => product * size);
        return position => position / space % shape[1];
    }

    private sealed record Twice(Layer Norm) : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) =>
            Norm.Apply(scope.Child("norm"), Norm.Apply(scope.Child("norm"), x));
    }
}
