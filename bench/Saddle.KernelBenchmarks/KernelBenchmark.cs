using BenchmarkDotNet.Attributes;

namespace Saddle.KernelBenchmarks;

/// <summary>What every table of kernels has: a program per case and thread count, run over and over.</summary>
/// <remarks>BenchmarkDotNet takes public classes that are not sealed.</remarks>
/// <param name="cases">The rows of the table.</param>
public abstract class KernelBenchmark(IEnumerable<KernelCase> cases)
{
    private CompiledFunction? _program;

    public IEnumerable<KernelCase> Cases => cases;

    [ParamsSource(nameof(Cases))]
    public required KernelCase Case { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Compile() => _program = Case.Compile(Threads);

    [Benchmark]
    public void Run() => _program!.Run();
}
