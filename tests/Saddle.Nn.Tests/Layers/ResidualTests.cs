using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class ResidualTests
{
    [Fact]
    public void The_scaled_branch_is_added_to_the_input()
    {
        var trial = new LayerTrial(new Residual(new Tanh(), Scale: 0.3), [2, 3]);
        Near.Equal([.. trial.X.Select(x => x + 0.3 * Math.Tanh(x))], trial.Output());
    }

    [Fact]
    public void A_shortcut_takes_the_inputs_place()
    {
        var trial = new LayerTrial(new Residual(new Tanh(), new Relu()), [2, 3]);
        Near.Equal([.. trial.X.Select(x => Math.Max(0, x) + Math.Tanh(x))], trial.Output());
    }

    [Fact]
    public void Branches_of_different_shapes_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new Residual(new Linear(4)), [3]));
        Assert.Equal(
            "residual: the branch gives [2, 4] but the shortcut [2, 3]. The input is Float32 [2, 3]. "
                + "Give the shortcut a convolution of kernel 1, or resize in both.", error.Message);
    }
}
