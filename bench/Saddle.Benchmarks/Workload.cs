namespace Saddle.Benchmarks;

/// <summary>Something that is done over and over: what is timed is one iteration.</summary>
internal abstract class Workload : IDisposable
{
    /// <summary>Makes the data and compiles what an iteration needs.</summary>
    public abstract void Prepare(CompilerOptions options);

    public abstract void Iterate();

    /// <summary>Measures every kernel from now on.</summary>
    public abstract void Profile();

    /// <summary>The kernels of an iteration.</summary>
    public abstract string Explain();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
