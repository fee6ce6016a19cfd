namespace Saddle.Kernels.Workers;

/// <summary>Work that <see cref="WorkerPool.For"/> runs once for each index, in any order and on any worker.</summary>
internal interface IParallelBody
{
    /// <summary>Does the piece of work numbered <paramref name="index"/>; <paramref name="worker"/> is below the
    /// pool's thread count and no two pieces running at once share it.</summary>
    void Run(int index, int worker);
}
