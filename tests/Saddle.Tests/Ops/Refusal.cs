using Xunit;

namespace Saddle.Tests.Ops;

/// <summary>Messages of calls whose shapes or types do not fit.</summary>
internal static class Refusal
{
    public static Tensor Zeros(params int[] sizes) => Tensor.Zeros(Shape.Create(sizes));

    public static Tensor Doubles(params int[] sizes) => Tensor.Zeros(Shape.Create(sizes), ElementType.Float64);

    public static void Says(string message, Func<Tensor> call) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => call()).Message);
}
