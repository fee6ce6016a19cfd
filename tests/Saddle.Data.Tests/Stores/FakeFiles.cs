using System.Collections.Concurrent;
using Saddle.Data.Stores;
using Saddle.Nn.Formats;

namespace Saddle.Data.Tests.Stores;

/// <summary>Images that are not in memory as far as a set knows; counts how often each is read.</summary>
internal sealed class FakeFiles(byte[] samples, int length) : ImageStore
{
    private readonly ConcurrentDictionary<int, int> _reads = [];

    /// <summary>Images that cannot be decoded.</summary>
    public int[] Damaged { get; init; } = [];

    public override int Count => samples.Length / length;

    public override int SampleLength => length;

    public override bool IsHeld => false;

    /// <summary>How often an image was read.</summary>
    public int Reads(int index) => _reads.GetValueOrDefault(index);

    public override DataException? TryRead(int index, Span<byte> to)
    {
        _reads.AddOrUpdate(index, 1, (_, count) => count + 1);
        samples.AsSpan(index * length, length).CopyTo(to);
        return Damaged.Contains(index) ? new DataException($"{index}", $"fake '{index}': it is damaged.") : null;
    }
}
