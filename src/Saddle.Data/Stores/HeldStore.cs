using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>The images of another store, each kept in memory once it was read.</summary>
/// <param name="source">The other store, of no more samples than an array holds.</param>
internal sealed class HeldStore(ImageStore source) : ImageStore
{
    private readonly byte[] _samples = new byte[checked(source.Count * source.SampleLength)];
    private readonly bool[] _isRead = new bool[source.Count];

    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override int SampleLength => source.SampleLength;

    /// <inheritdoc/>
    public override bool IsHeld => false;

    /// <inheritdoc/>
    public override string Recipe => source.Recipe;

    /// <inheritdoc/>
    public override DataException? TryRead(int index, Span<byte> to)
    {
        Span<byte> held = _samples.AsSpan(index * SampleLength, SampleLength);
        if (Volatile.Read(ref _isRead[index]))
        {
            held.CopyTo(to);
            return null;
        }

        DataException? damage = source.TryRead(index, to);
        if (damage is null)
        {
            to[..SampleLength].CopyTo(held); // the same bytes, if several threads do it at once
            Volatile.Write(ref _isRead[index], true);
        }

        return damage;
    }

    /// <inheritdoc/>
    public override byte[]? KeyOf(int index) => source.KeyOf(index);
}
