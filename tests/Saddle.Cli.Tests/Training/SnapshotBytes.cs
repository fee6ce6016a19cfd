using Saddle.Gans.Training;
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
        Assert.Equal((one.GeneratorUpdates, one.CriticUpdates), (other.GeneratorUpdates, other.CriticUpdates));
        foreach (string name in one.Tensors.Names)
        {
            int[] bits = Bits(one.Tensors[name]);
            Assert.True(bits.AsSpan().SequenceEqual(Bits(other.Tensors[name])), $"'{name}' differs.");
        }
    }

    private static int[] Bits(Tensor tensor) =>
        Array.ConvertAll(tensor.ToArray<float>(), BitConverter.SingleToInt32Bits);
}
