using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>Some images of another store, in an order of their own; nothing is copied.</summary>
/// <param name="source">The other store.</param>
/// <param name="indices">Which of its images.</param>
internal sealed class SelectedStore(ImageStore source, int[] indices) : ImageStore
{
    /// <inheritdoc/>
    public override int Count => indices.Length;

    /// <inheritdoc/>
    public override int SampleLength => source.SampleLength;

    /// <inheritdoc/>
    public override bool IsHeld => source.IsHeld;

    /// <inheritdoc/>
    public override string Recipe => source.Recipe;

    /// <inheritdoc/>
    public override DataException? TryRead(int index, Span<byte> to) => source.TryRead(indices[index], to);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Image(int index) => source.Image(indices[index]);

    /// <inheritdoc/>
    public override byte[]? KeyOf(int index) => source.KeyOf(indices[index]);
}
