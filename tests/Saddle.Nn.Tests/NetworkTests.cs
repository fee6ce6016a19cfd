using Saddle.Nn.Initialisers;
using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests;

public sealed class NetworkTests
{
    private static readonly Sequential s_critic = new(
        new Convolution2d(4, 3, Stride: 2, Padding: 1), new LeakyRelu(), new BatchNorm(), new Flatten(), new Linear(1));

    [Fact]
    public void Names_and_shapes_are_those_of_PyTorchs_state_dict()
    {
        var network = Network.Declare(s_critic, [3, 8, 8]);
        Assert.Equal(
            ["0.weight [4, 3, 3, 3]", "0.bias [4]", "2.weight [4]", "2.bias [4]", "4.weight [1, 64]", "4.bias [1]"],
            network.Parameters.Select(spec => $"{spec.Name} {spec.Shape}"));
        Assert.Equal(
            ["2.running_mean [4]", "2.running_var [4]"],
            network.Statistics.Select(spec => $"{spec.Name} {spec.Shape}"));
        Assert.Equal([1], network.Output);
    }

    [Fact]
    public void Children_carry_the_names_they_are_given()
    {
        var block = new Residual(Sequential.Named(("conv1", new Linear(3)), ("conv2", new Linear(3))),
            new Linear(3, Bias: false));
        var network = Network.Declare(Sequential.Named(("blocks", new Sequential(block))), [2]);
        Assert.Equal(
            [
                "blocks.0.shortcut.weight", "blocks.0.body.conv1.weight", "blocks.0.body.conv1.bias",
                "blocks.0.body.conv2.weight", "blocks.0.body.conv2.bias",
            ],
            network.Parameters.Select(spec => spec.Name));
    }

    [Fact]
    public void Layers_that_mix_examples_are_found_by_path()
    {
        Assert.Equal(["2"], Network.Declare(s_critic, [3, 8, 8]).MixingLayers);
        var conditional = Sequential.Named(("trunk", new Sequential(new ConditionalBatchNorm(3))));
        Assert.Equal(["trunk.0"], Network.Declare(conditional, [2]).MixingLayers);
        Assert.Empty(Network.Declare(new Sequential(new LayerNorm(), new InstanceNorm()), [2, 4, 4]).MixingLayers);
    }

    [Fact]
    public void Layers_that_mix_examples_without_saying_so_are_found_by_tracing()
    {
        var network = Network.Declare(
            Sequential.Named(("first", new Linear(4)), ("body", new Sequential(new Tanh(), new Centred())),
                ("last", new Linear(1))), [3]);
        Assert.Equal(["body.1"], network.MixingLayers);
        Assert.Equal(["Centred"], Network.Declare(new Centred(), [3]).MixingLayers);
        Assert.Empty(Network.Declare(new Lstm(3), [5, 2]).MixingLayers);
        Assert.Empty(Network.Declare(new Embedding(7, 3), [], ElementType.Int64).MixingLayers);
    }

    /// <summary>A layer of a user's own that subtracts the mean of the batch.</summary>
    private sealed record Centred : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) => x - x.Mean(0).RestoreAxes(x.Shape, 0);
    }

    [Fact]
    public void A_network_is_conditional_when_a_layer_reads_labels()
    {
        Assert.False(Network.Declare(s_critic, [3, 8, 8]).IsConditional);
        Assert.True(Network.Declare(new ConditionalBatchNorm(3), [4]).IsConditional);
    }

    [Fact]
    public void Any_batch_size_may_be_applied()
    {
        var network = Network.Declare(s_critic, [3, 8, 8]);
        ParameterSet values = network.Initialise(seed: 1);
        Assert.Equal([7, 1], network.Apply(values, Tensor.Zeros([7, 3, 8, 8])).Shape);
    }

    [Fact]
    public void Initial_values_depend_on_seed_and_name_only()
    {
        ParameterSet alone = Network.Declare(new Linear(5), [4]).Initialise(seed: 3);
        ParameterSet within = Network.Declare(Sequential.Named(("a", new Linear(5)), ("b", new Linear(5))),
            [4]).Initialise(3);
        ParameterSet other = Network.Declare(new Linear(5), [4]).Initialise(seed: 4);
        ParameterSet alsoWithin = Network.Declare(Sequential.Named(("c", new Tanh()), ("a", new Linear(5))),
            [4]).Initialise(3);
        Assert.Equal(within["a.weight"].ToArray<float>(), alsoWithin["a.weight"].ToArray<float>());
        Assert.NotEqual(within["a.weight"].ToArray<float>(), within["b.weight"].ToArray<float>()[..20]);
        Assert.NotEqual(alone["weight"].ToArray<float>(), other["weight"].ToArray<float>());
    }

    [Fact]
    public void One_scope_applied_twice_shares_its_parameters()
    {
        var network = Network.Declare(new Twice(new Linear(3)), [3]);
        Assert.Equal(["shared.weight", "shared.bias"], network.Parameters.Select(spec => spec.Name));
    }

    [Fact]
    public void Another_example_shape_is_refused_with_both_shapes()
    {
        var network = Network.Declare(new Linear(3), [4]);
        ParameterSet values = network.Initialise(1);
        var error = Assert.Throws<ShapeException>(() => network.Apply(values, Tensor.Zeros([2, 5])));
        Assert.Equal(
            "network: parameter 'weight' has another shape. It is [3, 4], the layer needs [3, 5]. "
                + "Apply the network to the example shape it was declared with, and give layers names of their own.",
            error.Message);
    }

    [Fact]
    public void Too_few_parameters_are_refused()
    {
        var network = Network.Declare(new Linear(3), [4]);
        var error = Assert.Throws<ShapeException>(() => network.Apply([], [], Tensor.Zeros([2, 4])));
        Assert.Equal(
            "network: the number of parameters is wrong. Needed 2, got 0. "
                + "Pass one tensor per entry of Network.Parameters, in that order.", error.Message);
    }

    [Fact]
    public void A_conditional_network_without_labels_is_refused()
    {
        var network = Network.Declare(Sequential.Named(("norm", new ConditionalBatchNorm(3))), [4]);
        var error = Assert.Throws<TraceException>(() => network.Apply(network.Initialise(1), Tensor.Zeros([2, 4])));
        Assert.Equal(
            "network: the layer at 'norm' needs labels. None were passed. Pass labels, Int64 of shape [n], to Apply.",
            error.Message);
    }

    [Fact]
    public void Dropout_without_random_numbers_is_refused()
    {
        var network = Network.Declare(Sequential.Named(("drop", new Dropout())), [4]);
        var error = Assert.Throws<TraceException>(() => network.Apply([], [], Tensor.Zeros([2, 4]), training: true));
        Assert.Equal(
            "network: the layer at 'drop' needs random numbers. None were passed. Pass a RandomStream to Apply.",
            error.Message);
    }

    [Fact]
    public void A_layer_that_asks_for_more_when_applied_is_refused()
    {
        var network = Network.Declare(new Wavering(), [4]);
        var error = Assert.Throws<TraceException>(() => network.Apply(network.Initialise(1), Tensor.Zeros([3, 4])));
        Assert.Equal(
            "network: no parameter 'extra' was declared. The nearest names are 'weight'. "
                + "Ask for the same parameters whatever the input and the mode are.", error.Message);
    }

    private sealed record Twice(Layer Shared) : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) =>
            Shared.Apply(scope.Child("shared"), Shared.Apply(scope.Child("shared"), x));
    }

    private sealed record Wavering : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) => x * scope.Parameter(
            x.Shape[0] == 2 ? "weight" : "extra", [4], new Constant(1));
    }
}
