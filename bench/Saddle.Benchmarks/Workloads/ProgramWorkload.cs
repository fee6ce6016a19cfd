namespace Saddle.Benchmarks.Workloads;

/// <summary>An iteration that is one run of one compiled function.</summary>
internal abstract class ProgramWorkload : Workload
{
    private CompiledFunction? _program;

    protected CompiledFunction Program =>
        _program ?? throw new InvalidOperationException("bench: the workload was not prepared.");

    public sealed override void Prepare(CompilerOptions options) => _program = Compile(options);

    public override void Iterate() => Program.Run();

    public sealed override void Profile() => Program.Profile();

    public sealed override string Explain() => Program.Explain();

    /// <summary>Compiles the function and fills its inputs.</summary>
    protected abstract CompiledFunction Compile(CompilerOptions options);
}
