using System.Runtime.InteropServices;
using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>The images of another store, each kept in memory once it was read.</summary>
/// <remarks>In memory of its own: the collector lets garbage grow with what large arrays survive, which would make
/// decoding take a multiple of it.</remarks>
internal sealed unsafe class HeldStore : ImageStore
{
    private readonly ImageStore _source;
    private readonly byte* _samples;
    private readonly bool[] _isRead;

    /// <summary>Keeps nothing yet.</summary>
    /// <param name="source">The other store.</param>
    public HeldStore(ImageStore source)
    {
        _source = source;
        _isRead = new bool[source.Count];
        _samples = (byte*)NativeMemory.AllocZeroed((nuint)source.Count, (nuint)source.SampleLength);
    }

    /// <summary>Gives the memory back.</summary>
    ~HeldStore() => NativeMemory.Free(_samples);

    /// <inheritdoc/>
    public override int Count => _source.Count;

    /// <inheritdoc/>
    public override int SampleLength => _source.SampleLength;

    /// <inheritdoc/>
    public override bool IsHeld => false;

    /// <inheritdoc/>
    public override string Recipe => _source.Recipe;

    /// <inheritdoc/>
    public override DataException? TryRead(int index, Span<byte> to)
    {
        var held = new Span<byte>(_samples + (long)index * SampleLength, SampleLength);
        if (Volatile.Read(ref _isRead[index]))
        {
            held.CopyTo(to);
            GC.KeepAlive(this);
            return null;
        }

        DataException? damage = _source.TryRead(index, to);
        if (damage is null)
        {
            to[..SampleLength].CopyTo(held); // the same bytes, if several threads do it at once
            Volatile.Write(ref _isRead[index], true);
        }

        GC.KeepAlive(this);

        return damage;
    }

    /// <inheritdoc/>
    public override byte[]? KeyOf(int index) => _source.KeyOf(index);
}
