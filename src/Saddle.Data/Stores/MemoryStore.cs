using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>Images whose samples are in memory one after another.</summary>
/// <param name="samples">Count × length bytes; kept, not copied.</param>
/// <param name="length">Samples of one image.</param>
internal sealed class MemoryStore(byte[] samples, int length) : ImageStore
{
    /// <inheritdoc/>
    public override int Count { get; } = samples.Length / length;

    /// <inheritdoc/>
    public override int SampleLength => length;

    /// <inheritdoc/>
    public override bool IsHeld => true;

    /// <inheritdoc/>
    public override DataException? TryRead(int index, Span<byte> to)
    {
        Image(index).CopyTo(to);
        return null;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Image(int index) =>
        samples.AsSpan(checked((int)((long)index * length)), length);
}
