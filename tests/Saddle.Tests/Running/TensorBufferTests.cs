using Xunit;

namespace Saddle.Tests.Running;

public class TensorBufferTests
{
    [Fact]
    public void A_tensor_taken_from_a_buffer_does_not_change_with_it()
    {
        var buffer = TensorBuffer.From(Tensor.Of(1f, 2f));
        Tensor taken = buffer.ToTensor();
        buffer.Span<float>()[0] = 9;
        Assert.Equal([1, 2], taken.ToArray<float>());
    }

    [Fact]
    public void Values_of_another_shape_are_refused()
    {
        ShapeException thrown = Assert.Throws<ShapeException>(() => new TensorBuffer([3]).Load(Tensor.Of(1f)));
        Assert.Equal(
            "buffer: the values do not fit. Buffer Float32 [3], values Float32 [1]. "
                + "Pass values of the buffer's shape and type.", thrown.Message);
    }

    [Fact]
    public void Values_of_another_buffer_are_copied()
    {
        var buffer = new TensorBuffer([2]);
        TensorBuffer other = TensorBuffer.From(Tensor.Of(1f, 2f));
        buffer.Load(other);
        other.Span<float>()[0] = 9;
        Assert.Equal([1, 2], buffer.Span<float>());
        Assert.Equal(
            "buffer: the values do not fit. Buffer Float32 [2], values Int64 [2]. "
                + "Pass values of the buffer's shape and type.",
            Assert.Throws<ShapeException>(() => buffer.Load(new TensorBuffer([2], ElementType.Int64))).Message);
    }

    [Fact]
    public void Another_element_type_is_refused()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => _ = new TensorBuffer([3]).Span<long>().Length);
        Assert.Equal(
            "buffer: the elements are Float32, asked for as Int64. Ask for the matching type.", thrown.Message);
    }

    [Fact]
    public void A_size_beyond_the_machine_is_refused_before_anything_is_allocated()
    {
        InsufficientMemoryException thrown = Assert.Throws<InsufficientMemoryException>(
            () => new TensorBuffer([1 << 20, 1 << 20], ElementType.Float64));
        Assert.StartsWith("memory: a block of 8192.0 GiB does not fit into ", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith(" GiB. Use smaller shapes or a smaller batch.", thrown.Message, StringComparison.Ordinal);
    }
}
