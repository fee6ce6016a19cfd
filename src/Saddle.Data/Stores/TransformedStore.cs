using System.Buffers;
using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>The images of another store, each changed when it is read.</summary>
/// <param name="source">The other store.</param>
/// <param name="length">Samples of a changed image.</param>
/// <param name="change">What is done, with all that decides it.</param>
internal abstract class TransformedStore(ImageStore source, int length, string change) : ImageStore
{
    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override int SampleLength => length;

    /// <inheritdoc/>
    public override bool IsHeld => false;

    /// <inheritdoc/>
    public override string Recipe => $"{source.Recipe}{change};";

    /// <inheritdoc/>
    public override DataException? TryRead(int index, Span<byte> to)
    {
        if (source.IsHeld)
        {
            Transform(source.Image(index), to);
            return null;
        }

        byte[] samples = ArrayPool<byte>.Shared.Rent(source.SampleLength);
        try
        {
            Span<byte> from = samples.AsSpan(0, source.SampleLength);
            DataException? damage = source.TryRead(index, from);
            if (damage is null)
            {
                Transform(from, to);
            }

            return damage;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(samples);
        }
    }

    /// <inheritdoc/>
    public override byte[]? KeyOf(int index) => source.KeyOf(index);

    /// <summary>Changes one image.</summary>
    /// <param name="from">Its samples.</param>
    /// <param name="to">Those of the changed image; every one is written.</param>
    protected abstract void Transform(ReadOnlySpan<byte> from, Span<byte> to);
}
