using Xunit;

namespace Saddle.Tests;

public sealed class ExampleDependenceTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, bool Mixes)> s_cases = new()
    {
        ["nothing"] = (x => Tensor.Zeros([2, 3]), false),
        ["itself"] = (x => x.Tanh() * 2 + 1, false),
        ["a row added"] = (x => x + Tensor.Of(1f, 2, 3, 4, 5, 6), false),
        ["a product with weights"] = (x => x.MatMul(Tensor.Zeros([6, 5])), false),
        ["a product of each with itself"] =
            (x => x.Reshape(2, 2, 3).MatMul(x.Reshape(2, 2, 3), transposeRight: true), false),
        ["time before examples and back"] = (x => x.Reshape(2, 3, 2).Permute(1, 0, 2).Reshape(6, 2)
            .MatMul(Tensor.Zeros([2, 4])).Reshape(3, 2, 4).Permute(1, 0, 2), false),
        ["steps one after the other"] = (Steps, false),
        ["a convolution"] = (x => x.Reshape(2, 1, 2, 3).Convolve2d(Tensor.Zeros([4, 1, 2, 2])), false),
        ["a sum over features"] = (x => x.Sum(1), false),
        ["padded features"] = (x => x.Pad(1, 1, 2, 1), false),
        ["rows of a table"] = (x => Tensor.Zeros([9, 4]).Gather(Tensor.Of(3L, 4L)) * x.Slice(1, 0, 4), false),
        ["a mean over the batch"] = (x => x - x.Mean(0).Reshape(1, 6), true),
        ["the largest of the batch"] = (x => x / x.Max(), true),
        ["a shuffle"] = (x => x.Gather(Tensor.Of(1L, 0L)), true),
        ["a neighbour"] = (x => Tensor.Concat(0, x.Slice(0, 1, 1), x.Slice(0, 0, 1)), true),
        ["all with all"] = (x => x.MatMul(x, transposeRight: true), true),
        ["axes confused"] = (x => x.Transpose().Reshape(2, 6), true),
        ["one axis for two"] = (x => x.Reshape(3, 4).Tanh().Sum(1).Slice(0, 0, 2), true),
        ["deviation of the batch as a feature"] =
            (x => Tensor.Concat(1, x, x.Square().Mean().BroadcastTo([2, 1])), true),
        ["a convolution over the batch"] = (x => x.Reshape(1, 2, 2, 3).Convolve2d(Tensor.Zeros([4, 2, 2, 2])), true),
    };

    public static TheoryData<string> Names => new(s_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Examples_are_followed_through(string name)
    {
        Tensor x = Tensor.Zeros([2, 6]);
        Assert.Equal(s_cases[name].Mixes, ExampleDependence.Mixes(s_cases[name].Function(x), x));
    }

    [Fact]
    public void A_second_input_is_followed_too()
    {
        (Tensor x, Tensor labels) = (Tensor.Zeros([2, 6]), Tensor.Zeros([2], ElementType.Int64));
        Assert.False(ExampleDependence.Mixes(x * Tensor.OneHot(labels, 6), x, labels));
        Assert.True(ExampleDependence.Mixes(x + Tensor.OneHot(labels, 6).Sum(0), x, labels));
    }

    [Fact]
    public void A_single_example_meets_no_other()
    {
        Tensor x = Tensor.Zeros([1, 6]);
        Assert.False(ExampleDependence.Mixes(x - x.Mean(0).Reshape(1, 6), x));
    }

    [Fact]
    public void Eight_examples_are_told_apart()
    {
        Tensor x = Tensor.Zeros([8, 2]);
        Assert.False(ExampleDependence.Mixes(x.Tanh(), x));
        Assert.True(ExampleDependence.Mixes(x + x.Slice(0, 7, 1), x));
    }

    [Fact]
    public void Other_numbers_of_examples_are_refused()
    {
        Refused("[9, 2]", Tensor.Zeros([9, 2]));
        Refused("[0, 2]", Tensor.Zeros([0, 2]));
        Refused("[]", Tensor.Zeros([]));
        Refused("[3, 2], [2]", Tensor.Zeros([3, 2]), Tensor.Zeros([2]));
    }

    [Fact]
    public void Missing_tensors_are_refused_at_once() => Assert.Equal(
        "result", Assert.Throws<ArgumentNullException>(() => ExampleDependence.Mixes(null!, [])).ParamName);

    private static void Refused(string shapes, params Tensor[] inputs) => Assert.Equal(
        "example dependence: the inputs must hold from 1 to 8 examples, all as many. "
            + $"Got inputs of shape {shapes}. Trace with so few.",
        Assert.Throws<ShapeException>(() => ExampleDependence.Mixes(inputs[0], inputs)).Message);

    /// <summary>As a recurrence reads it: rows of one step lie together.</summary>
    private static Tensor Steps(Tensor x)
    {
        Tensor rows = x.Reshape(2, 3, 2).Permute(1, 0, 2).Reshape(6, 2);
        Tensor h = Tensor.Zeros([2, 2]);
        var outputs = new Tensor[3];
        for (int time = 0; time < 3; time++)
        {
            outputs[time] = h = (rows.Slice(0, 2 * time, 2) + h.MatMul(Tensor.Zeros([2, 2]))).Tanh();
        }

        return Tensor.Concat(0, outputs).Reshape(3, 2, 2).Permute(1, 0, 2);
    }
}
