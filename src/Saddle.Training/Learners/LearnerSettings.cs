namespace Saddle.Training.Learners;

/// <summary>What a learner needs to know beside what it trains and the data.</summary>
/// <param name="Batch">Examples per update; at least 1.</param>
/// <param name="Seed">Decides initial values and random numbers.</param>
/// <param name="Threads">Worker threads, 0 for one per processor; results do not depend on it.</param>
/// <param name="FiniteChecks">Stop at the first operation that gives NaN or infinity; slow.</param>
/// <param name="DirectSums">Add up the products of convolutions directly; see <see cref="CompilerOptions.DirectSums"/>.
/// </param>
public sealed record LearnerSettings(
    int Batch = 64, long Seed = 0, int Threads = 0, bool FiniteChecks = false, bool DirectSums = false)
{
    /// <summary>The same for the compiler.</summary>
    public CompilerOptions ToCompilerOptions() => new()
    {
        Threads = Threads > 0 ? Threads : Environment.ProcessorCount,
        FiniteChecks = FiniteChecks,
        DirectSums = DirectSums,
    };
}
