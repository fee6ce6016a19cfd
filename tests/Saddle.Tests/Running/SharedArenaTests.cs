using Saddle.Graphs;
using Saddle.Running;
using Xunit;

namespace Saddle.Tests.Running;

public sealed class SharedArenaTests
{
    [Fact]
    public void Smaller_needs_share_the_block_and_larger_ones_replace_it()
    {
        var arena = new SharedArena();
        Storage first = arena.Rent(1000);
        Assert.Same(first, arena.Rent(1000));
        Assert.Same(first, arena.Rent(10));
        Storage second = arena.Rent(2000);
        Assert.NotSame(first, second);
        Assert.Same(second, arena.Rent(1000));
    }

    [Fact]
    public void Programs_compiled_later_and_larger_do_not_disturb_earlier_ones()
    {
        CompiledFunction[] programs = [.. ((int[])[8, 64, 16]).Select(Program)];
        for (int turn = 0; turn < 2; turn++)
        {
            foreach (CompiledFunction program in programs)
            {
                int size = program.Inputs[0].Shape[0];
                program.Inputs[0].Span<float>().Fill(1);
                program.Run();
                Assert.All(program.Outputs[0].Span<float>().ToArray(), x => Assert.Equal((float)size * size, x));
            }
        }

        GC.KeepAlive(programs);
    }

    // Two products of ones, the first of which lies in the arena.
    private static CompiledFunction Program(int size) =>
        Compiler.Compile(x => x.MatMul(x).MatMul(x), [size, size], options: new CompilerOptions { Threads = 3 });
}
