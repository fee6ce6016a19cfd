using Xunit;

namespace Saddle.Tests.Running.Cpu;

public sealed class TileProgramTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(1500, 2)]
    [InlineData(700, 7)]
    [InlineData(300, 16)]
    [InlineData(9, 1000)]
    [InlineData(3, 1500)]
    public void A_row_is_repeated_for_all_rows_of_a_large_tensor(int rows, int width)
    {
        float[] x = [.. Enumerable.Range(0, rows * width).Select(i => (float)(i % 97))];
        float[] row = [.. Enumerable.Range(0, width).Select(i => (float)i)];
        CompiledFunction add = Compiler.Compile(
            xs => [xs[0] + xs[1], (xs[0] * xs[1]).Sum(1)], [new TensorSpec([rows, width]), new TensorSpec([width])]);

        for (int run = 1; run <= 2; run++)
        {
            // Other values in the same buffer: nothing of the run before is kept.
            float[] scaled = [.. row.Select(value => value * run)];
            Tensor[] results = add.Run(Tensor.FromArray(x, [rows, width]), Tensor.Of(scaled));
            Assert.Equal([.. x.Select((value, i) => value + scaled[i % width])], results[0].ToArray<float>());
            float Scaled(int r) => (float)row.Select((_, c) => (double)x[r * width + c] * scaled[c]).Sum();
            Assert.Equal(
                [.. Enumerable.Range(0, rows).Select(Scaled)],
                results[1].ToArray<float>(), (expected, actual) => Math.Abs(expected - actual) <= 1e-5 * expected);
        }
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Less_than_a_vector_has_the_bits_of_the_same_elements_in_a_long_tensor(ElementType type)
    {
        Tensor whole = Values(40, type);
        double[] expected = [.. Curve(whole).Select(Numbers).First()];
        for (int count = 0; count <= 17; count++)
        {
            CompiledFunction few = Compiler.Compile(xs => Curve(xs[0]), [new TensorSpec([count], type)]);
            Tensor[] results = few.Run(Values(count, type));
            Assert.Equal(expected[..count], Numbers(results[0]));
        }
    }

    [Fact]
    public void A_scalar_state_is_updated_in_place_from_the_old_one()
    {
        CompiledFunction swap = Compiler.Compile(
            xs => [xs[0] + xs[1], xs[0] - xs[1]], [new TensorSpec([]), new TensorSpec([])], carried: 2);
        (swap.Inputs[0].Span<float>()[0], swap.Inputs[1].Span<float>()[0]) = (5, 3);
        swap.Run();
        Assert.Equal((8f, 2f), (swap.Inputs[0].Span<float>()[0], swap.Inputs[1].Span<float>()[0]));
    }

    private static Tensor[] Curve(Tensor x)
    {
        Tensor bent = (x * 0.5).Tanh() / (x.Exp() + 1);
        return [Tensor.Select(x.Greater(1), bent, -bent.Sigmoid()), bent];
    }

    private static Tensor Values(int count, ElementType type) => type == ElementType.Float32
        ? Tensor.Of([.. Enumerable.Range(0, count).Select(i => 0.3f * i - 2)])
        : Tensor.Of([.. Enumerable.Range(0, count).Select(i => 0.3 * i - 2)]);

    private static double[] Numbers(Tensor x) => x.Type == ElementType.Float32
        ? [.. x.ToArray<float>().Select(value => (double)value)]
        : x.ToArray<double>();
}
