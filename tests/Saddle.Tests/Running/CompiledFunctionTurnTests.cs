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

    // One function runs one call at a time; different ones may be called at once.
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
