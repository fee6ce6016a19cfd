using Saddle.Data.Sequences;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class BatchBuffersTests
{
    private const string Advice = " Pass buffers with one axis of at least one example before those of the part.";

    private static readonly SequenceStream s_source = new(new Recall(Delay: 1, Symbols: 3, Length: 4), seed: 0);

    [Fact]
    public void A_new_batch_has_a_buffer_of_each_part()
    {
        TensorBuffer[] batch = s_source.NewBatch(5);
        Assert.Equal([[5, 4, 3], [5, 4]], batch.Select(buffer => buffer.Shape));
        Assert.Equal([ElementType.Float32, ElementType.Int64], batch.Select(buffer => buffer.Type));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_source.NewBatch(0));
    }

    [Fact]
    public void A_negative_step_is_refused() => Refuses(
        "Fill: the step is negative. Step -1 was asked for. Pass a step from 0.", s_source.NewBatch(1), step: -1);

    [Fact]
    public void Too_few_or_too_many_buffers_are_refused()
    {
        const string Rest = " came for the parts inputs, targets. Pass from 1 to 2 buffers in this order.";
        Refuses("Fill: the number of buffers does not fit. 0" + Rest, []);
        Refuses("Fill: the number of buffers does not fit. 3" + Rest, [.. s_source.NewBatch(1), new([1])]);
    }

    [Fact]
    public void Buffers_of_another_shape_or_type_are_refused()
    {
        Refuses("Fill: the buffer for inputs does not fit. It is Float32 [2, 4, 4], the batch needs Float32 [2, 4, 3]."
            + Advice, [new([2, 4, 4])]);
        Refuses("Fill: the buffer for inputs does not fit. It is Float64 [2, 4, 3], the batch needs Float32 [2, 4, 3]."
            + Advice, [new([2, 4, 3], ElementType.Float64)]);
        Refuses("Fill: the buffer for inputs does not fit. It is Float32 [], the batch needs Float32 [n, 4, 3]."
            + Advice, [new([])]);
        Refuses("Fill: the buffer for inputs does not fit. It is Float32 [0, 4, 3], the batch needs Float32 [n, 4, 3]."
            + Advice, [new([0, 4, 3])]);
        Refuses("Fill: the buffer for targets does not fit. It is Int64 [3, 4], the batch needs Int64 [2, 4]."
            + Advice, [new([2, 4, 3]), new([3, 4], ElementType.Int64)]);
    }

    private static void Refuses(string message, TensorBuffer[] batch, long step = 0) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => s_source.Fill(step, batch)).Message);
}
