namespace Saddle.Benchmarks.Workloads;

/// <summary>The product of an m×k and a k×n matrix.</summary>
internal sealed class GemmWorkload(int m, int n, int k) : ProgramWorkload
{
    protected override CompiledFunction Compile(CompilerOptions options) => Noise.Fill(Compiler.Compile(
        xs => [xs[0].MatMul(xs[1])], [new TensorSpec([m, k]), new TensorSpec([k, n])], carried: 0, options));
}
