using Xunit;

namespace Saddle.Nn.Tests;

public sealed class ParameterSetTests
{
    private static readonly ParameterSet s_set =
        new([("generator.weight", Tensor.Of(1f, 2f)), ("generator.bias", Tensor.Of(3f)),
            ("critic.weight", Tensor.Of(4.0))]);

    [Fact]
    public void Tensors_are_found_by_position_and_by_name()
    {
        Assert.Same(s_set[1], s_set["generator.bias"]);
        Assert.Equal(3, s_set.Count);
        Assert.Equal(4, s_set.ElementCount);
        Assert.True(s_set.Contains("critic.weight"));
        Assert.False(s_set.Contains("critic.bias"));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<ArgumentException>(() => s_set["generator.weigth"]);
        Assert.Equal(
            "ParameterSet: there is no tensor 'generator.weigth' among 3. The nearest names are "
                + "'generator.weight', 'generator.bias', 'critic.weight'. Use one of the set's names.", error.Message);
    }

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new ParameterSet([("a", Tensor.Of(1f)), ("a", Tensor.Of(2f))]));
        Assert.Equal(
            "ParameterSet: a name occurs twice. The name is 'a'. Give each tensor a name of its own.", error.Message);
    }

    [Fact]
    public void Prefixed_and_under_are_inverse()
    {
        ParameterSet back = s_set.Prefixed("run").Under("run");
        Assert.Equal(s_set.Pairs(), back.Pairs());
        Assert.Equal(["weight", "bias"], s_set.Under("generator").Names);
    }

    [Fact]
    public void Union_keeps_both_orders() =>
        Assert.Equal(["critic.weight", "generator.weight", "generator.bias"],
        new ParameterSet([("critic.weight", s_set[2])])
            .Union(s_set.Under("generator").Prefixed("generator")).Names);

    [Fact]
    public void New_values_need_the_old_shapes()
    {
        var error = Assert.Throws<ShapeException>(() => s_set.With([s_set[0], s_set[0], s_set[2]]));
        Assert.Equal(
            "ParameterSet: 'generator.bias' has another shape. Needed [1], got [2]. "
                + "Use values of the same architecture.",
            error.Message);
        Assert.Same(s_set[0], s_set.With([.. s_set])["generator.weight"]);
    }

    [Fact]
    public void New_values_need_the_old_number()
    {
        var error = Assert.Throws<ShapeException>(() => s_set.With([s_set[0]]));
        Assert.Equal(
            "ParameterSet: the number of values is not the set's. Got 1 for 3 names. "
                + "Pass one tensor per name, in order.",
            error.Message);
    }

    [Fact]
    public void Buffers_hold_copies_that_come_back_as_values()
    {
        TensorBuffer[] buffers = s_set.ToBuffers();
        buffers[0].Span<float>()[1] = 7;
        Assert.Equal([1f, 7f], s_set.With(buffers)["generator.weight"].ToArray<float>());
        Assert.Equal([1f, 2f], s_set[0].ToArray<float>());
    }
}
