using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Training;

/// <summary>Compares runs by every byte of every tensor they saved.</summary>
internal static class SnapshotBytes
{
    public static void AssertSame(string first, string second, long step)
    {
        Snapshot one = Snapshot.Read(RunFolder.Open(first).SnapshotPath(step));
        Snapshot other = Snapshot.Read(RunFolder.Open(second).SnapshotPath(step));
        Assert.Equal(one.Tensors.Names, other.Tensors.Names);
        Assert.Equal(step, one.Step);
        foreach (string name in one.Tensors.Names)
        {
            Assert.True(
                Bits(one.Tensors[name]).AsSpan().SequenceEqual(Bits(other.Tensors[name])), $"'{name}' differs.");
        }
    }

    private static long[] Bits(Tensor tensor) => tensor.Type == ElementType.Int64
        ? tensor.ToArray<long>()
        : Array.ConvertAll(tensor.ToArray<float>(), value => (long)BitConverter.SingleToInt32Bits(value));
}
