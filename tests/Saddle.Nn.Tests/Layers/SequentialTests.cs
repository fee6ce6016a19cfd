using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class SequentialTests
{
    [Fact]
    public void Layers_are_applied_in_order()
    {
        var trial = new LayerTrial(new Sequential(new Tanh(), new Relu()), [2, 3]);
        Near.Equal([.. trial.X.Select(x => Math.Max(0, Math.Tanh(x)))], trial.Output());
    }

    [Fact]
    public void Equal_layers_under_equal_names_make_equal_values()
    {
        Assert.Equal(new Sequential(new Linear(3), new Relu()), new Sequential(new Linear(3), new Relu()));
        Assert.NotEqual(new Sequential(new Linear(3)), new Sequential(new Linear(4)));
        Assert.NotEqual(new Sequential(new Relu()), Sequential.Named(("a", new Relu())));
        Assert.Equal(new Sequential(new Relu()).GetHashCode(), new Sequential(new Relu()).GetHashCode());
    }

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Sequential.Named(("a", new Relu()), ("a", new Tanh())));
        Assert.Equal(
            "Sequential: two layers have one name. The name is 'a'. Give each layer a name of its own.", error.Message);
    }
}
