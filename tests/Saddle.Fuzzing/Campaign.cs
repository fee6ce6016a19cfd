using System.Diagnostics;

namespace Saddle.Fuzzing;

/// <summary>An input that was not read or refused as it should be.</summary>
/// <param name="Target">Its reader.</param>
/// <param name="Seed">The seed of the list that it comes from.</param>
/// <param name="Index">Its number in the list.</param>
/// <param name="Input">The input.</param>
/// <param name="Problem">What was wrong.</param>
internal sealed record Failure(string Target, long Seed, long Index, byte[] Input, string Problem);

/// <summary>Gives a reader one input after another and watches over time, memory and exceptions.</summary>
/// <param name="target">The reader.</param>
/// <param name="seed">Chooses the inputs.</param>
internal sealed class Campaign(Target target, long seed)
{
    /// <summary>The most bytes that reading one input may allocate, unless its reader has a limit of its own.</summary>
    public const long MemoryLimit = 256L << 20;

    private readonly Mutator _inputs = new(target, seed);

    /// <summary>The longest that reading one input may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most bytes that an input has allocated so far.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>The longest that an input has taken so far.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Gives the reader some inputs.</summary>
    /// <param name="from">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="watch">Told of each before it is read, so that what never ends can be told.</param>
    public IEnumerable<Failure> Run(long from, long count, Action<byte[], long>? watch = null)
    {
        for (long index = from; index < from + count; index++)
        {
            byte[] input = _inputs.At(index);
            watch?.Invoke(input, index);
            if (Judge(input) is { } problem)
            {
                yield return new Failure(target.Name, seed, index, input, problem);
            }
        }
    }

    /// <summary>What is wrong about reading an input; null for nothing.</summary>
    public string? Judge(byte[] input)
    {
        string? problem = Once(input);
        // Another program may have had the processor, so slowness counts when it is there three times.
        for (int again = 0; again < 2 && problem?.StartsWith("slow", StringComparison.Ordinal) == true; again++)
        {
            problem = Once(input);
        }

        return problem;
    }

    private string? Once(byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        string? problem = null;
        try
        {
            target.Read(input);
        }
        catch (Exception thrown)
        {
            problem = thrown.GetType() == target.Refusal ? Wording(thrown.Message) : thrown.ToString();
        }

        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Longest = taken > Longest ? taken : Longest;
        MostAllocated = Math.Max(MostAllocated, allocated);
        return problem
            ?? (allocated > target.MemoryLimit ? $"memory: {allocated >> 20} MiB were allocated." : null)
            ?? (taken > TimeLimit ? $"slow: it took {taken.TotalSeconds:F1} s." : null);
    }

    private static string? Wording(string message) =>
        message.Length == 0 ? "wording: the message is empty." : null;
}
