using System.Runtime.ExceptionServices;

namespace Saddle.Data.Stores;

/// <summary>Does independent work by several threads.</summary>
/// <remarks>Of failures the one of the lowest number is thrown, whichever was met first.</remarks>
internal static class AtOnce
{
    /// <summary>Does 0 up to below a count.</summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">How many at once; 0 for one per processor.</param>
    /// <param name="work">Does one.</param>
    /// <param name="cancellation">Ends the work between two.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Do(int count, int threads, Action<int> work, CancellationToken cancellation = default)
    {
        var gate = new Lock();
        (int Number, ExceptionDispatchInfo Problem)? first = null;
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
        };
        ParallelLoopResult result = Parallel.For(0, count, options, (i, loop) =>
        {
            try
            {
                work(i);
            }
            catch (Exception problem)
            {
                lock (gate)
                {
                    first = first is { } other && other.Number < i
                        ? other
                        : (i, ExceptionDispatchInfo.Capture(problem));
                }

                loop.Break(); // lower numbers are done all the same
            }
        });
        if (!result.IsCompleted)
        {
            first?.Problem.Throw();
        }
    }
}
