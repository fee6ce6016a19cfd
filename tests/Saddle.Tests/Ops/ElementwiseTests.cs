using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ElementwiseTests
{
    [Fact]
    public void Shapes_that_do_not_broadcast_are_refused() => Says(
        "add: shapes do not broadcast. Left [4, 3], right [4] differ at axis -1: 3 and 4. " +
        "Make the sizes equal or one of them 1, for example with Reshape.",
        () => Zeros(4, 3) + Zeros(4));

    [Fact]
    public void Different_element_types_are_refused() => Says(
        "multiply: element types differ. Got Float32 and Float64. Create both with the same element type.",
        () => Zeros(2) * Doubles(2));

    [Fact]
    public void Integers_are_refused() => Says(
        "tanh: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).Tanh());
}
