using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Running;

public sealed class CompiledFunctionTurnTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Functions_called_from_several_threads_give_the_bits_of_one(int threads)
    {
        var options = new CompilerOptions { Threads = threads };
        CompiledFunction[] functions =
        [
            .. Enumerable.Range(0, 4).Select(i => Compiler.Compile(
                x => x.MatMul(x, transposeRight: true).Tanh().MatMul(x).Sum(1), [70 + i, 130], options: options)),
        ];
        for (int i = 0; i < functions.Length; i++)
        {
            Span<float> values = functions[i].Inputs[0].Span<float>();
            for (int j = 0; j < values.Length; j++)
            {
                values[j] = (float)CounterRandom.Normal(1, (uint)i, 0, (ulong)j);
            }
        }

        float[][] alone = [.. functions.Select(Result)];
        Parallel.For(0, 400, round => Assert.Equal(Bits(alone[round % 4]), Bits(Locked(functions[round % 4]))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_function_called_from_several_threads_gives_each_caller_the_outputs_of_its_own_arguments(int threads)
    {
        CompiledFunction function = Compiler.Compile(
            xs => (Tensor[])[xs[0].MatMul(xs[1]).Tanh(), xs[0].Sum()], [new([9, 30]), new([30, 20])],
            options: new CompilerOptions { Threads = threads });
        Tensor[][] arguments =
            [.. Enumerable.Range(0, 16).Select(i => (Tensor[])[Random(i, 9, 30), Random(-i, 30, 20)])];
        float[][] alone = [.. arguments.Select(Outputs)];
        AtOnce.Run(4000, call => Assert.Equal(Bits(alone[call % 16]), Bits(Outputs(arguments[call % 16]))));

        float[] Outputs(Tensor[] xs) => [.. function.Run(xs).SelectMany(output => output.ToArray<float>())];
    }

    [Fact]
    public void State_that_several_threads_carry_on_misses_no_call()
    {
        CompiledFunction function = Compiler.Compile(
            xs => (Tensor[])[xs[0] + 1], [new([40_000])], carried: 1, new CompilerOptions { Threads = 2 });
        AtOnce.Run(2000, _ => function.Run());
        Assert.All(function.Outputs[0].Span<float>().ToArray(), count => Assert.Equal(2000, count));
    }

    [Fact]
    public void Arguments_that_do_not_fit_leave_the_buffers_as_they_are()
    {
        CompiledFunction function = Compiler.Compile(xs => (Tensor[])[xs[0] + xs[1]], [new([2]), new([2])]);
        function.Run(Tensor.Of(1f, 2f), Tensor.Of(3f, 4f));
        Assert.Throws<ShapeException>(() => function.Run(Tensor.Of(5f, 6f), Tensor.Of(7f)));
        Assert.Equal([1, 2], function.Inputs[0].Span<float>().ToArray());
    }

    [Fact]
    public void Values_asked_for_by_several_threads_are_those_of_one()
    {
        Tensor shared = Random(1, 40, 40).Tanh();
        Func<Tensor, Tensor> energy = x => x.MatMul(shared).Square().Sum();
        Tensor[] points = [.. Enumerable.Range(2, 8).Select(i => Random(i, 40, 40))];
        float[][] alone = [.. points.Select(Slope)];
        shared = Random(1, 40, 40).Tanh();
        AtOnce.Run(400, call => Assert.Equal(Bits(alone[call % 8]), Bits(Slope(points[call % 8]))));

        float[] Slope(Tensor x) => (Derivative.Gradient(energy)(x) * shared).ToArray<float>();
    }

    private static Tensor Random(int seed, params int[] sizes)
    {
        Shape shape = [.. sizes];
        float[] values = new float[shape.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)CounterRandom.Normal(7, (uint)seed, 0, (ulong)i);
        }

        return Tensor.FromArray(values, shape);
    }

    // Filling buffers, running and reading them are three things, which a caller holds together.
    private static float[] Locked(CompiledFunction function)
    {
        lock (function)
        {
            return Result(function);
        }
    }

    private static float[] Result(CompiledFunction function)
    {
        function.Run();
        return function.Outputs[0].Span<float>().ToArray();
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
