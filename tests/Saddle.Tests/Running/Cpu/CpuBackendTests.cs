using System.Diagnostics;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Running.Cpu;

[Collection(Alone.Name)]
public sealed class CpuBackendTests
{
    [Fact]
    public void Callers_that_compile_at_once_for_the_first_time_start_the_threads_of_one_pool()
    {
        var options = new CompilerOptions { Threads = 211 };
        int before = Count();
        AtOnce.Run(16, _ => Compiler.Compile(x => x + 1, [4], options: options));
        Assert.InRange(Count() - before, 1, 211 + 100);
    }

    private static int Count()
    {
        using var self = Process.GetCurrentProcess();
        return self.Threads.Count;
    }
}
