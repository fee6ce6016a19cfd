using System.Runtime.InteropServices;
using Saddle.Training.Learners;
using Saddle.Training.Runs;
using Saddle.Training.Tests.Runs;
using Xunit;

namespace Saddle.Training.Tests.Learners;

/// <summary>That a learner's whole state is the same to the bit, whatever the threads and the stops.</summary>
internal static class StateBits
{
    /// <summary>Everything that a snapshot holds, as bytes.</summary>
    public static Dictionary<string, byte[]> Of(Learner learner) =>
        learner.State.ToDictionary(entry => entry.Name, entry => Bytes(entry.Buffer), StringComparer.Ordinal);

    /// <summary>Some steps further.</summary>
    public static Learner Advanced(Learner learner, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            learner.Advance();
        }

        return learner;
    }

    /// <summary>Requires the same state after all steps as after some, a snapshot in a file, and the rest.</summary>
    /// <param name="make">A fresh learner for a number of threads.</param>
    /// <param name="first">Steps before the stop.</param>
    /// <param name="second">Steps after it.</param>
    public static void RequireSameAfterStop(Func<int, Learner> make, int first = 3, int second = 3)
    {
        using Learner through = Advanced(make(1), first + second);
        using Learner stopped = Advanced(make(1), first);
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "stopped.safetensors");
        Snapshot.Of(stopped, "").Write(path);
        using Learner resumed = make(1);
        Snapshot.Read(path).Restore(resumed);
        Advanced(resumed, second);
        Assert.NotEqual(Of(stopped), Of(through));
        Assert.Equal(Of(through), Of(resumed));
    }

    /// <summary>Requires the same state after three steps at one thread and at two.</summary>
    /// <param name="make">A fresh learner for a number of threads.</param>
    public static void RequireSameAtThreads(Func<int, Learner> make)
    {
        using Learner one = Advanced(make(1), 3);
        using Learner two = Advanced(make(2), 3);
        Assert.Equal(Of(one), Of(two));
    }

    private static byte[] Bytes(TensorBuffer buffer) => buffer.Type switch
    {
        ElementType.Float32 => MemoryMarshal.AsBytes(buffer.Span<float>()).ToArray(),
        ElementType.Float64 => MemoryMarshal.AsBytes(buffer.Span<double>()).ToArray(),
        _ => MemoryMarshal.AsBytes(buffer.Span<long>()).ToArray(),
    };
}
