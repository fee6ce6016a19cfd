using Saddle.Testing;
using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class RandomTests
{
    [Fact]
    public void A_key_of_another_shape_is_refused() => Says(
        "normal: the key must be Int64 of shape [2]: seed and step. Got Int64 [1]. "
            + "Pass RandomStream a key made by Tensor.Of(seed, step).",
        () => new RandomStream(Tensor.Of(7L)).Normal(3));

    [Fact]
    public void Every_draw_takes_the_next_stream()
    {
        var random = new RandomStream(Tensor.Of(7L, 0L));
        Assert.NotEqual(
            ReferenceInterpreter.Evaluate(random.Uniform(5)), ReferenceInterpreter.Evaluate(random.Uniform(5)));
    }

    [Fact]
    public void The_same_key_gives_the_same_numbers() => Assert.Equal(
        new RandomStream(Tensor.Of(7L, 3L)).Normal(40).ToArray<float>(),
        new RandomStream(Tensor.Of(7L, 3L)).Normal(40).ToArray<float>());

    [Fact]
    public void Another_step_gives_other_numbers() => Assert.NotEqual(
        new RandomStream(Tensor.Of(7L, 3L)).Normal(40).ToArray<float>(),
        new RandomStream(Tensor.Of(7L, 4L)).Normal(40).ToArray<float>());

    [Fact]
    public void Random_integers_are_refused() => Says(
        "uniform: random numbers are floating-point. Asked for Int64 [3]. "
            + "Make the RandomStream with Float32 or Float64.",
        () => new RandomStream(Tensor.Of(7L, 0L), ElementType.Int64).Uniform(3));
}
